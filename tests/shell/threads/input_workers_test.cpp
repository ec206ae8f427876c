// The threads of scanner, faces, keys and touch panel, over simulated devices.

#include "kiosk/shell/threads/input_workers.h"

#include <condition_variable>

#include "drivers/bench/simulated_input.h"
#include "tests/support/catch.h"

using drivers::bench::SimulatedBox;
using drivers::bench::SimulatedPanel;
using drivers::bench::SimulatedScanner;
using kiosk::messages::ButtonPressed;
using kiosk::messages::Device;
using kiosk::messages::DeviceReported;
using kiosk::messages::DeviceState;
using kiosk::messages::Event;
using kiosk::messages::FacePressed;
using kiosk::messages::HeadphonesReported;
using kiosk::shell::ButtonWorker;
using kiosk::shell::HeadphonesWorker;
using kiosk::shell::KeysWorker;
using kiosk::shell::Mailbox;
using kiosk::shell::PanelWanted;
using kiosk::shell::ScannerWorker;
using kiosk::shell::TouchWorker;
using namespace std::chrono_literals;

namespace {

/// Nothing of these tests takes a second; a machine under load has this much time.
constexpr auto patience = 20s;

/// A mailbox that is read one event after the other.
struct Inbox {
  Mailbox mailbox{[] {}};
  std::deque<Event> events;

  Event next() {
    if (events.empty()) {
      mailbox.wait(patience);
      for (auto& event : mailbox.take_all()) events.push_back(std::move(event));
    }
    REQUIRE_FALSE(events.empty());
    auto event = std::move(events.front());
    events.pop_front();
    return event;
  }

  DeviceState next_state(Device device) {
    const auto event = next();
    const auto* reported = get_if<DeviceReported>(&event);
    REQUIRE(reported != nullptr);
    CHECK(reported->device == device);
    return reported->state;
  }
};

struct ScannerRig {
  std::unique_ptr<SimulatedScanner> owned = std::make_unique<SimulatedScanner>();
  SimulatedScanner& scanner = *owned;
  Inbox inbox;
  Mailbox codes{[] {}};  // an event of any kind says that a code waits
  ScannerWorker worker{
      std::move(owned), inbox.mailbox, [this] { codes.push(FacePressed{}); }, {}, 1ms};
};

struct ButtonRig {
  std::unique_ptr<SimulatedBox> owned = std::make_unique<SimulatedBox>();
  SimulatedBox& box = *owned;
  Inbox inbox;
  ButtonWorker worker{std::move(owned), inbox.mailbox, 1ms};
};

/// Gives what it is told to, one thing a wait, and then `quiet`.
template <class Interface, class Given>
class Scripted : public Interface {
 public:
  using Answer = Given;

  Scripted(std::deque<Answer> answers, Answer quiet)
      : answers_(std::move(answers)), quiet_(std::move(quiet)) {}

  Answer wait(std::chrono::milliseconds limit) override {
    std::unique_lock lock(mutex_);
    if (answers_.empty()) ended_.wait_for(lock, limit, [this] { return interrupted_; });
    if (answers_.empty()) return quiet_;
    auto answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
  }
  void interrupt() override {
    const std::lock_guard lock(mutex_);
    interrupted_ = true;
    ended_.notify_all();
  }
  [[nodiscard]] std::string describe() const override { return "scripted"; }

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  bool interrupted_ = false;
  std::deque<Answer> answers_;
  Answer quiet_;
};

using Pressed = std::vector<std::string>;
using ScriptedKeys =
    Scripted<drivers::keys::TactileKeys, std::expected<Pressed, drivers::hid::DeviceError>>;
using ScriptedJack =
    Scripted<drivers::headphones::HeadphoneJack, std::expected<bool, drivers::hid::DeviceError>>;

}  // namespace

TEST_CASE("headphones come and go, and a jack that is lost has none in it (A11)") {
  Inbox inbox;
  const auto lost = std::unexpected(drivers::hid::DeviceError::Absent);
  const HeadphonesWorker worker{
      std::make_unique<ScriptedJack>(
          std::deque<ScriptedJack::Answer>{false, true, true, lost, lost, true, false}, false),
      inbox.mailbox, 1ms};
  CHECK(inbox.next_state(Device::Headphones) == DeviceState::Ready);
  CHECK(inbox.next() == Event{HeadphonesReported{.plugged = true}});
  CHECK(inbox.next() == Event{HeadphonesReported{.plugged = false}});
  CHECK(inbox.next_state(Device::Headphones) == DeviceState::Lost);
  CHECK(inbox.next_state(Device::Headphones) == DeviceState::Ready);
  CHECK(inbox.next() == Event{HeadphonesReported{.plugged = true}});
  CHECK(inbox.next() == Event{HeadphonesReported{.plugged = false}});
}

TEST_CASE("keys wait for the main thread, and their device's state is told") {
  Inbox inbox;
  Mailbox woken{[] {}};
  KeysWorker worker{std::make_unique<ScriptedKeys>(
                        std::deque<ScriptedKeys::Answer>{
                            Pressed{}, std::unexpected(drivers::hid::DeviceError::Absent),
                            Pressed{"up", "select"}, Pressed(10'000, "down")},
                        Pressed{}),
                    inbox.mailbox, [&] { woken.push(FacePressed{}); }, 1ms};
  CHECK(inbox.next_state(Device::Keys) == DeviceState::Ready);
  CHECK(inbox.next_state(Device::Keys) == DeviceState::Lost);
  CHECK(inbox.next_state(Device::Keys) == DeviceState::Ready);
  std::deque<std::string> pressed;
  while (pressed.size() < 3) {
    woken.wait(patience);
    woken.take_all();
    for (auto& key : worker.take_keys()) pressed.push_back(std::move(key));
  }
  CHECK(pressed[0] == "up");
  CHECK(pressed[1] == "select");
  CHECK(pressed.size() <= 18);  // of a storm the first count
}

TEST_CASE("while the box is taught its buttons have codes, and nobody votes") {
  ButtonRig rig;
  REQUIRE(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
  rig.worker.set_teaching(true);
  rig.box.press(2);
  CHECK(rig.inbox.next() == Event{ButtonPressed{.code = 2}});
  rig.worker.set_teaching(false);
  rig.box.press(3);
  CHECK(rig.inbox.next() == Event{FacePressed{.face = 3}});
}

TEST_CASE("buttons that were taught are the faces from then on") {
  ButtonRig rig;
  REQUIRE(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
  rig.worker.use_faces({4, 3, 2});
  // The press before may still be heard as it was.
  do {
    rig.box.press(4);
  } while (rig.inbox.next() != Event{FacePressed{.face = 1}});
}

TEST_CASE("a scanner's state is told before it reads anything") {
  ScannerRig rig;
  CHECK(rig.inbox.next_state(Device::Scanner) == DeviceState::Ready);
}

TEST_CASE("a code waits for the main thread and is given once") {
  ScannerRig rig;
  rig.scanner.scan("AJ1.T.01.X");
  rig.codes.wait(patience);
  CHECK(rig.worker.take_codes() == std::deque<std::string>{"AJ1.T.01.X"});
  CHECK(rig.worker.take_codes().empty());
}

TEST_CASE("a scanner that is pulled out is lost, and ready when it is there again") {
  ScannerRig rig;
  REQUIRE(rig.inbox.next_state(Device::Scanner) == DeviceState::Ready);
  rig.scanner.set_gone(true);
  CHECK(rig.inbox.next_state(Device::Scanner) == DeviceState::Lost);
  rig.scanner.set_gone(false);
  CHECK(rig.inbox.next_state(Device::Scanner) == DeviceState::Ready);
}

TEST_CASE("a pressed face arrives once") {
  ButtonRig rig;
  REQUIRE(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
  rig.box.press(3);
  CHECK(rig.inbox.next() == Event{FacePressed{.face = 3}});
}

TEST_CASE("a face that stays down is told to be stuck until it comes up") {
  ButtonRig rig;
  REQUIRE(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
  rig.box.set_stuck(true);
  REQUIRE(rig.inbox.next() == Event{FacePressed{.face = 4}});
  CHECK(rig.inbox.next_state(Device::Buttons) == DeviceState::Stuck);
  rig.box.set_stuck(false);
  CHECK(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
}

TEST_CASE("a box of faces that is pulled out is lost, and ready when it is there again") {
  ButtonRig rig;
  REQUIRE(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
  rig.box.set_gone(true);
  CHECK(rig.inbox.next_state(Device::Buttons) == DeviceState::Lost);
  rig.box.set_gone(false);
  CHECK(rig.inbox.next_state(Device::Buttons) == DeviceState::Ready);
}

TEST_CASE("a touch panel that is pulled out is lost, and ready when it is there again") {
  auto owned = std::make_unique<SimulatedPanel>();
  auto& panel = *owned;
  Inbox inbox;
  const TouchWorker worker{std::move(owned), PanelWanted::ThisOne, inbox.mailbox};
  REQUIRE(inbox.next_state(Device::Touch) == DeviceState::Ready);
  panel.set_gone(true);
  CHECK(inbox.next_state(Device::Touch) == DeviceState::Lost);
  panel.set_gone(false);
  CHECK(inbox.next_state(Device::Touch) == DeviceState::Ready);
}

TEST_CASE("a touch panel that is named is missed from the start, any other once it was there") {
  Inbox inbox;
  auto owned = std::make_unique<SimulatedPanel>();
  auto& panel = *owned;
  panel.set_gone(true);
  SECTION("this one") {
    const TouchWorker worker{std::move(owned), PanelWanted::ThisOne, inbox.mailbox};
    CHECK(inbox.next_state(Device::Touch) == DeviceState::Lost);
  }
  SECTION("any") {
    const TouchWorker worker{std::move(owned), PanelWanted::IfAny, inbox.mailbox};
    panel.set_gone(false);
    CHECK(inbox.next_state(Device::Touch) == DeviceState::Ready);
    panel.set_gone(true);
    CHECK(inbox.next_state(Device::Touch) == DeviceState::Lost);
  }
}
