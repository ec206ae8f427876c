#include "kiosk/domain/demo_time.h"

#include "tests/domain/sample_calendar.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

OpeningHours demo_hours() {
  OpeningHours hours{.configured = true};
  for (std::size_t i = 0; i < 5; ++i) {
    hours.week.at(i) = DayHours{.opens = 8h, .closes = 16h, .break_from = 12h, .break_to = 13h};
  }
  return hours;
}

LocalTime on(const char* date, std::chrono::milliseconds time) {
  return {.date = *parse_date(date), .since_midnight = time};
}

std::optional<LocalTime> moment_after(const LocalTime& now, DemoMoment moment,
                                      const OpeningHours& hours = demo_hours()) {
  return next_moment(hours, test::sample_calendar(), moment, now);
}

}  // namespace

TEST_CASE("a demonstration starts at nine on the next working day, whatever day it is", "[demo]") {
  const auto start = DemoMoment::Start;
  CHECK(moment_after(on("2026-11-23", 3h), start) == on("2026-11-24", 9h));
  CHECK(moment_after(on("2026-11-23", 23h), start) == on("2026-11-24", 9h));
  // A Friday evening, and a Sunday.
  CHECK(moment_after(on("2026-11-27", 20h), start) == on("2026-11-30", 9h));
  CHECK(moment_after(on("2026-11-29", 10h), start) == on("2026-11-30", 9h));
  // Before Christmas: two days of leave, a week-end.
  CHECK(moment_after(on("2026-12-23", 10h), start) == on("2026-12-28", 9h));
  // Beyond the calendar the week is all there is.
  CHECK(moment_after(on("2031-11-29", 10h), start) == on("2031-12-01", 9h));
}

TEST_CASE("where nine o'clock is outside its hours a demonstration starts when it opens",
          "[demo]") {
  auto late = demo_hours();
  late.week[1]->opens = 10h;
  CHECK(moment_after(on("2026-11-23", 9h), DemoMoment::Start, late) == on("2026-11-24", 10h));
  auto rests = demo_hours();
  rests.week[1]->break_from = 8h + 30min;
  rests.week[1]->break_to = 9h + 30min;
  CHECK(moment_after(on("2026-11-23", 9h), DemoMoment::Start, rests) == on("2026-11-24", 8h));
}

TEST_CASE("every moment of a demonstration is ahead of its clock", "[demo]") {
  const auto morning = on("2026-11-27", 9h);
  CHECK(moment_after(morning, DemoMoment::Break) == on("2026-11-27", 12h));
  CHECK(moment_after(morning, DemoMoment::Closed) == on("2026-11-27", 16h));
  CHECK(moment_after(morning, DemoMoment::Opening) == on("2026-11-30", 8h));
  CHECK(moment_after(morning, DemoMoment::Midnight) == on("2026-11-27", 24h - 10s));
  // The same again leads to the next day's.
  CHECK(moment_after(on("2026-11-27", 12h), DemoMoment::Break) == on("2026-11-30", 12h));
  CHECK(moment_after(on("2026-11-27", 16h), DemoMoment::Closed) == on("2026-11-30", 16h));
  CHECK(moment_after(on("2026-11-27", 24h - 10s), DemoMoment::Midnight) ==
        on("2026-11-28", 24h - 10s));
  CHECK(moment_after(on("2026-11-28", 9h), DemoMoment::Midnight) == on("2026-11-28", 24h - 10s));
}

TEST_CASE("an office without hours or a break has no such moment", "[demo]") {
  const auto now = on("2026-11-27", 9h);
  for (const auto moment :
       {DemoMoment::Start, DemoMoment::Opening, DemoMoment::Break, DemoMoment::Closed}) {
    CHECK_FALSE(moment_after(now, moment, OpeningHours{}));
  }
  auto restless = demo_hours();
  for (auto& day : restless.week) {
    if (day) day->break_from = day->break_to = std::nullopt;
  }
  CHECK_FALSE(moment_after(now, DemoMoment::Break, restless));
  CHECK(moment_after(now, DemoMoment::Closed, restless));
}
