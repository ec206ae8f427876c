#include "kiosk/shell/threads/input_workers.h"

#include <condition_variable>

#include "drivers/scanner/repeats.h"
#include "kiosk/base/note.h"

namespace kiosk::shell {
namespace {

using messages::Device;
using messages::DeviceState;
using namespace std::chrono_literals;

/// A thread that waits for a device costs nothing: the end of the program interrupts it.
constexpr std::chrono::milliseconds long_wait = 1h;
constexpr auto no_wait = 0ms;
/// While a button is down it may turn out to be stuck.
constexpr auto look_at_held_button = 1000ms;
/// A storm of codes keeps nothing waiting: the kiosk shows one at a time.
constexpr std::size_t most_codes = 4;
/// Of a storm of keys the first count: nobody presses so many before the screen has answered.
constexpr std::size_t most_keys = 16;

static_assert(drivers::buttons::neutral_face == messages::neutral_face &&
              drivers::buttons::highest_face == messages::happiest_face &&
              drivers::buttons::fewest_faces == messages::fewest_faces &&
              drivers::buttons::most_faces == messages::most_faces);

/// Sleeps, but no longer than until the program ends.
void pause(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any ended;
  ended.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace

void StateTeller::tell(DeviceState state, const std::string& address) {
  if (told_ == state) return;
  told_ = state;
  note("level=info event={} state={} address={}", name_of(device_), name_of(state), address);
  mailbox_.push(messages::DeviceReported{.device = device_, .state = state});
}

ScannerWorker::ScannerWorker(std::unique_ptr<drivers::scanner::Scanner> scanner, Mailbox& mailbox,
                             std::function<void()> wake, drivers::scanner::Wrapping wrapping,
                             std::chrono::milliseconds look_again, Clock now)
    : scanner_(std::move(scanner)),
      state_(Device::Scanner, mailbox),
      wake_(std::move(wake)),
      wrapping_(std::move(wrapping)),
      look_again_(look_again),
      now_(std::move(now)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ScannerWorker::~ScannerWorker() {
  thread_.request_stop();
  scanner_->interrupt();
}

void ScannerWorker::run(const std::stop_token& stop) {
  drivers::scanner::RepeatFilter repeats;
  while (!stop.stop_requested()) {
    // The first read only opens the device, so that its state is told before it reads anything.
    auto read = scanner_->read(state_.is_open() ? long_wait : no_wait);
    if (!read) {
      state_.tell(DeviceState::Lost, scanner_->describe());
      pause(look_again_, stop);
      continue;
    }
    state_.tell(DeviceState::Ready, scanner_->describe());
    auto& code = *read;
    if (!code) continue;
    auto text = drivers::scanner::unwrapped(std::move(*code), wrapping_);
    if (text && repeats.accept(*text, now_())) keep(std::move(*text));
  }
}

void ScannerWorker::keep(std::string code) {
  {
    const std::lock_guard lock(mutex_);
    if (codes_.size() == most_codes) codes_.pop_front();
    codes_.push_back(std::move(code));
  }
  wake_();
}

std::deque<std::string> ScannerWorker::take_codes() {
  const std::lock_guard lock(mutex_);
  return std::exchange(codes_, {});
}

bool ScannerWorker::is_idle() const {
  if (!scanner_->is_idle()) return false;
  const std::lock_guard lock(mutex_);
  return codes_.empty();
}

ButtonWorker::ButtonWorker(std::unique_ptr<drivers::buttons::ButtonBox> box, Mailbox& mailbox,
                           std::chrono::milliseconds look_again)
    : box_(std::move(box)),
      mailbox_(mailbox),
      state_(Device::Buttons, mailbox),
      look_again_(look_again) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ButtonWorker::~ButtonWorker() {
  thread_.request_stop();
  box_->interrupt();
}

void ButtonWorker::use_faces(std::vector<std::uint16_t> codes) {
  {
    const std::lock_guard lock(mutex_);
    wanted_faces_ = std::move(codes);
  }
  box_->interrupt();
}

void ButtonWorker::take_faces() {
  const std::lock_guard lock(mutex_);
  if (!wanted_faces_) return;
  box_->use_faces(std::move(*wanted_faces_));
  wanted_faces_.reset();
}

void ButtonWorker::tell(const drivers::buttons::Edge& edge) {
  if (teaching_) {
    // Contacts that bounce do no harm here: each button is taken once.
    if (edge.down) mailbox_.push(messages::ButtonPressed{.code = edge.code});
    return;
  }
  if (const auto face = debounce_.take(edge)) mailbox_.push(messages::FacePressed{.face = *face});
}

void ButtonWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    take_faces();
    const auto limit = debounce_.is_down() ? look_at_held_button : long_wait;
    const auto edges = box_->wait(state_.is_open() ? limit : no_wait);
    if (!edges) {
      state_.tell(DeviceState::Lost, box_->describe());
      debounce_ = {};
      pause(look_again_, stop);
      continue;
    }
    for (const auto& edge : *edges) tell(edge);
    const bool is_stuck = debounce_.is_stuck(drivers::keys::steady_now());
    state_.tell(is_stuck ? DeviceState::Stuck : DeviceState::Ready, box_->describe());
  }
}

KeysWorker::KeysWorker(std::unique_ptr<drivers::keys::TactileKeys> keys, Mailbox& mailbox,
                       std::function<void()> wake, std::chrono::milliseconds look_again)
    : keys_(std::move(keys)),
      state_(Device::Keys, mailbox),
      wake_(std::move(wake)),
      look_again_(look_again) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

KeysWorker::~KeysWorker() {
  thread_.request_stop();
  keys_->interrupt();
}

void KeysWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    auto pressed = keys_->wait(state_.is_open() ? long_wait : no_wait);
    if (!pressed) {
      state_.tell(DeviceState::Lost, keys_->describe());
      pause(look_again_, stop);
      continue;
    }
    state_.tell(DeviceState::Ready, keys_->describe());
    if (!pressed->empty()) keep(std::move(*pressed));
  }
}

void KeysWorker::keep(std::vector<std::string> pressed) {
  {
    const std::lock_guard lock(mutex_);
    for (auto& key : pressed) {
      if (pressed_.size() < most_keys) pressed_.push_back(std::move(key));
    }
  }
  wake_();
}

std::deque<std::string> KeysWorker::take_keys() {
  const std::lock_guard lock(mutex_);
  return std::exchange(pressed_, {});
}

HeadphonesWorker::HeadphonesWorker(std::unique_ptr<drivers::headphones::HeadphoneJack> jack,
                                   Mailbox& mailbox, std::chrono::milliseconds look_again)
    : jack_(std::move(jack)),
      mailbox_(mailbox),
      state_(Device::Headphones, mailbox),
      look_again_(look_again) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

HeadphonesWorker::~HeadphonesWorker() {
  thread_.request_stop();
  jack_->interrupt();
}

void HeadphonesWorker::tell(bool plugged) {
  if (told_ == plugged) return;
  told_ = plugged;
  mailbox_.push(messages::HeadphonesReported{.plugged = plugged});
}

/// A jack that is gone has no headphones in it: what is for one ear only must not be said then.
void HeadphonesWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const auto plugged = jack_->wait(long_wait);
    if (!plugged) {
      tell(false);
      state_.tell(DeviceState::Lost, jack_->describe());
      pause(look_again_, stop);
      continue;
    }
    state_.tell(DeviceState::Ready, jack_->describe());
    tell(*plugged);
  }
}

TouchWorker::TouchWorker(std::unique_ptr<drivers::touch::TouchPanel> panel, PanelWanted wanted,
                         Mailbox& mailbox)
    : panel_(std::move(panel)), wanted_(wanted), state_(Device::Touch, mailbox) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

TouchWorker::~TouchWorker() {
  thread_.request_stop();
  panel_->interrupt();
}

void TouchWorker::run(const std::stop_token& stop) {
  bool expected = wanted_ == PanelWanted::ThisOne;
  auto limit = no_wait;
  while (!stop.stop_requested()) {
    const bool is_there = panel_->wait(limit);
    limit = long_wait;
    expected = expected || is_there;
    if (expected) {
      state_.tell(is_there ? DeviceState::Ready : DeviceState::Lost, panel_->describe());
    }
  }
}

}  // namespace kiosk::shell
