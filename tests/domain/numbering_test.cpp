#include "kiosk/domain/numbering.h"

#include "tests/support/catch.h"
#include "tests/support/days.h"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;
using tests::monday;

namespace {
const Instant floor_2026 = *parse_instant("2026-01-01T00:00:00Z");
const Instant noon = *parse_instant("2026-11-23T12:00:00+07:00");
}  // namespace

TEST_CASE("numbers follow one another and grow to four digits", "[numbering]") {
  CHECK(next_sequence(0) == 1);
  CHECK(next_sequence(999) == 1000);
  CHECK(next_sequence(9998) == 9999);
  REQUIRE_FALSE(next_sequence(9999));
  CHECK(next_sequence(9999).error() == NumberingError::Exhausted);
  CHECK(next_sequence(-5) == 1);
}

TEST_CASE("a ticket's day is the office's own, in each of its zones", "[numbering]") {
  for (const auto offset : {420min, 480min, 540min}) {
    const auto midnight = to_instant({.date = add_days(monday, 1)}, offset);
    const auto day = [&](Instant now, Date last, ClockVerdict clock = ClockVerdict::Plausible) {
      return numbering_day(now, offset, last, clock);
    };
    CHECK(numbering_day(midnight - 1ms, offset, std::nullopt, ClockVerdict::Plausible) == monday);
    CHECK(day(midnight - 1ms, monday) == monday);
    CHECK(day(midnight, monday) == add_days(monday, 1));
    // Put right by a moment, the clock ends no day twice.
    CHECK(day(midnight - 30s, add_days(monday, 1)) == add_days(monday, 1));
    CHECK(day(midnight + 30s, monday) == add_days(monday, 1));
  }
}

TEST_CASE("a wrong future day binds no other day", "[numbering]") {
  for (const auto verdict : {ClockVerdict::Plausible, ClockVerdict::BeforeRecords}) {
    CHECK(numbering_day(noon, 420min, add_days(monday, 275), verdict) == monday);
    CHECK(numbering_day(noon + 24h, 420min, monday, verdict) == add_days(monday, 1));
  }
}

TEST_CASE("a clock of another age does not begin a new day", "[numbering]") {
  for (auto verdict : {ClockVerdict::BeforeFloor, ClockVerdict::FarAhead}) {
    CHECK_FALSE(knows_the_day(verdict));
    CHECK(numbering_day(noon + 3653 * 24h, 420min, monday, verdict) == monday);
    CHECK(numbering_day(Instant{}, 420min, monday, verdict) == monday);
    CHECK(numbering_day(noon, 420min, std::nullopt, verdict) == monday);
  }
}

TEST_CASE("a clock is judged by the newest record and the year of the build", "[numbering]") {
  CHECK(judge_clock(noon, std::nullopt, floor_2026) == ClockVerdict::Plausible);
  CHECK(judge_clock(noon, noon, floor_2026) == ClockVerdict::Plausible);
  CHECK(judge_clock(noon - 1min, noon, floor_2026) == ClockVerdict::Plausible);
  CHECK(judge_clock(noon - 1min - 1ms, noon, floor_2026) == ClockVerdict::BeforeRecords);
  CHECK(judge_clock(noon + far_ahead, noon, floor_2026) == ClockVerdict::Plausible);
  CHECK(judge_clock(noon + far_ahead + 1ms, noon, floor_2026) == ClockVerdict::FarAhead);
  CHECK(judge_clock(Instant{}, noon, floor_2026) == ClockVerdict::BeforeFloor);
  CHECK(judge_clock(floor_2026 - 1ms, std::nullopt, floor_2026) == ClockVerdict::BeforeFloor);
}
