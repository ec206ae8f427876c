#include "kiosk/shell/bench/demo.h"

#include "kiosk/domain/content_parser.h"
#include "kiosk/domain/opening_hours.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/staff_pins.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace kiosk::shell;
using namespace std::chrono_literals;
using kiosk::domain::DemoMoment;
using kiosk::domain::IssueVerdict;

class Demonstration {
 public:
  Demonstration() : loaded_(load_content("config")) {}

  void begin_at(const char* iso) { clock.jump(*kiosk::parse_instant(iso)); }
  void move(std::optional<DemoMoment> moment) { move_demo_clock(clock, *loaded_.content, moment); }
  [[nodiscard]] std::string time() const {
    return time_for_bench(clock.tick().now, loaded_.content->office.utc_offset);
  }
  [[nodiscard]] IssueVerdict verdict() const {
    const auto& office = loaded_.content->office;
    const auto now = kiosk::to_local(clock.tick().now, office.utc_offset);
    return kiosk::domain::may_issue(office.hours, loaded_.content->holidays, {}, 0, now).verdict;
  }

  KioskClock clock;

 private:
  kiosk::messages::ContentLoaded loaded_;
};

}  // namespace

TEST_CASE("a demonstration finds the shipped centre open on any day at any hour", "[demo]") {
  Demonstration demo;
  for (const auto* iso : {"2026-11-29T10:00:00+07:00", "2026-11-30T03:00:00+07:00",
                          "2026-12-24T23:59:59+07:00", "2027-01-01T12:00:00+07:00"}) {
    INFO(iso);
    demo.begin_at(iso);
    demo.move(DemoMoment::Start);
    CHECK(demo.verdict() == IssueVerdict::Open);
    CHECK(demo.time().ends_with("09.00"));
  }
  demo.move(DemoMoment::Closed);
  CHECK(demo.verdict() == IssueVerdict::Closed);
  demo.move(DemoMoment::Opening);
  CHECK(demo.verdict() == IssueVerdict::Open);
}

TEST_CASE("a demonstration's jump runs on, and the steady clock notices nothing", "[demo]") {
  Demonstration demo;
  const auto before = demo.clock.tick();
  demo.begin_at("2026-11-29T10:00:00+07:00");
  demo.move(DemoMoment::Start);
  CHECK_FALSE(demo.clock.stands_still());
  CHECK(demo.clock.tick().steady - before.steady < 1h);
  demo.move(std::nullopt);
  CHECK(std::chrono::abs(demo.clock.tick().now - KioskClock{}.tick().now) < 1h);
  CHECK(demo.clock.tick().steady - before.steady < 1h);
}

TEST_CASE("an office without hours leaves a demonstration's clock alone", "[demo]") {
  KioskClock clock;
  clock.set(*kiosk::parse_instant("2026-11-29T10:00:00+07:00"));
  move_demo_clock(clock, kiosk::domain::Content{}, DemoMoment::Start);
  CHECK(clock.stands_still());
}

TEST_CASE("the demo member's PIN is one that opens the staff menu", "[demo]") {
  const tests::TemporaryFolder data;
  const auto told = demo_pin(data.path());
  REQUIRE(told.size() == 9);  // two digits, a space, six
  PinChecker checker{data.path(), [] { return 0ms; }, argon2_matches};
  const kiosk::PrivateText code{told.substr(0, 2) + told.substr(3)};
  CHECK(checker.check({.attempt = 1, .badge = {}, .code = code}).who == "Peraga");
  CHECK(demo_pin("/nonexistent/folder").empty());
}
