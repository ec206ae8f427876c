// A printer whose driver never comes back.

#include "kiosk/shell/threads/printer_keeper.h"

#include <condition_variable>
#include <future>

#include "tests/support/catch.h"

using drivers::printer::Outcome;
using drivers::printer::Trouble;
using kiosk::messages::Event;
using kiosk::messages::PrinterReported;
using kiosk::messages::PrintSlip;
using kiosk::messages::SlipEnded;
using kiosk::shell::Mailbox;
using kiosk::shell::PrinterKeeper;
using namespace std::chrono_literals;

namespace {

constexpr auto longest_wait = 20s;

/// Shared with printers that outlive their test.
struct Bell {
  std::mutex mutex;
  std::condition_variable rung;
  bool is_stuck = false;
  bool may_go = false;
  int printed = 0;

  void wait_until(auto condition) {
    std::unique_lock lock(mutex);
    REQUIRE(rung.wait_for(lock, longest_wait, condition));
  }
  void set(bool& flag) {
    const std::lock_guard lock(mutex);
    flag = true;
    rung.notify_all();
  }
};

enum class HangsIn { Nothing, Look, Print };

/// Prints at once; one that hangs stays in its first such call until it may go.
class HangingPrinter final : public drivers::printer::Printer {
 public:
  HangingPrinter(std::shared_ptr<Bell> bell, HangsIn hangs)
      : bell_(std::move(bell)), hangs_(hangs) {}

  drivers::printer::Status query(std::chrono::milliseconds /*limit*/) override {
    if (hangs_ == HangsIn::Look) hang();
    return {.readiness = drivers::printer::Readiness::Ready};
  }
  drivers::printer::PrintResult print(const drivers::printer::Document& /*document*/,
                                      std::string_view /*job*/) override {
    if (hangs_ == HangsIn::Print) hang();
    const std::lock_guard lock(bell_->mutex);
    ++bell_->printed;
    bell_->rung.notify_all();
    return {.outcome = Outcome::Printed, .may_have_left_marks = true};
  }
  [[nodiscard]] bool is_paper_clear() const override { return true; }

 private:
  void hang() {
    bell_->set(bell_->is_stuck);
    bell_->wait_until([this] { return bell_->may_go; });
  }

  std::shared_ptr<Bell> bell_;
  HangsIn hangs_;
};

struct Rig {
  HangsIn hangs = HangsIn::Print;
  std::shared_ptr<Bell> bell = std::make_shared<Bell>();
  Mailbox mailbox{[] {}};
  PrinterKeeper keeper{std::make_unique<HangingPrinter>(bell, hangs),
                       [this] { return std::make_unique<HangingPrinter>(bell, HangsIn::Nothing); },
                       mailbox, [] {}, 0ms};

  void print(std::uint64_t job) {
    keeper.submit(PrintSlip{.job = job, .subject = {}, .document = {}});
  }

  SlipEnded next_end() {
    while (true) {
      mailbox.wait(longest_wait);
      const auto events = mailbox.take_all();
      REQUIRE_FALSE(events.empty());
      for (const auto& event : events) {
        if (const auto* ended = get_if<SlipEnded>(&event)) return *ended;
      }
    }
  }
};

}  // namespace

TEST_CASE("a slip whose printer never answers ends as unknown, and the next ones are printed (R10)",
          "[printer_keeper]") {
  Rig rig;
  rig.print(1);
  rig.print(2);
  rig.bell->wait_until([&] { return rig.bell->is_stuck; });
  const auto given_up = rig.keeper.look_after();
  REQUIRE(given_up.size() == 1);
  const auto& ended = get<SlipEnded>(given_up[0]);
  CHECK(ended.job == 1);
  CHECK(ended.result.outcome == Outcome::Unknown);
  CHECK(ended.result.trouble == Trouble::NoReply);
  CHECK(ended.result.may_have_left_marks);
  CHECK(rig.next_end().job == 2);
  CHECK(rig.keeper.given_up() == 1);
  CHECK(rig.keeper.look_after().empty());
  rig.bell->set(rig.bell->may_go);
}

TEST_CASE("a slip that waits behind a look that never ends is printed by the next thread (R10)",
          "[printer_keeper]") {
  Rig rig{.hangs = HangsIn::Look};
  rig.keeper.submit(kiosk::messages::AskPrinter{});
  rig.bell->wait_until([&] { return rig.bell->is_stuck; });
  rig.print(1);
  CHECK(rig.keeper.look_after().empty());
  CHECK(rig.next_end().result.outcome == Outcome::Printed);
  rig.bell->set(rig.bell->may_go);
  CHECK(rig.bell->printed == 1);
}

TEST_CASE("what a given up thread says late is not heard", "[printer_keeper]") {
  Rig rig;
  rig.print(1);
  rig.bell->wait_until([&] { return rig.bell->is_stuck; });
  REQUIRE(rig.keeper.look_after().size() == 1);
  rig.bell->set(rig.bell->may_go);
  rig.bell->wait_until([&] { return rig.bell->printed == 1; });
  rig.print(2);
  CHECK(rig.next_end().job == 2);
  CHECK(rig.bell->printed == 2);
}

TEST_CASE("a printer that cannot be made anew is not given up", "[printer_keeper]") {
  auto bell = std::make_shared<Bell>();
  Mailbox mailbox{[] {}};
  PrinterKeeper keeper{
      std::make_unique<HangingPrinter>(bell, HangsIn::Print), {}, mailbox, [] {}, 0ms};
  keeper.submit(PrintSlip{.subject = {}, .document = {}});
  bell->wait_until([&] { return bell->is_stuck; });
  CHECK(keeper.look_after().empty());
  CHECK(keeper.given_up() == 0);
  bell->set(bell->may_go);
}
