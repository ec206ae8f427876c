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

TEST_CASE("the series never returns to an earlier day", "[numbering]") {
  CHECK(numbering_day(monday, std::nullopt, ClockVerdict::Plausible) == monday);
  CHECK(numbering_day(add_days(monday, 1), monday, ClockVerdict::Plausible) == add_days(monday, 1));
  CHECK(numbering_day(add_days(monday, -1), monday, ClockVerdict::Plausible) == monday);
}

TEST_CASE("a clock that cannot be believed does not begin a new day", "[numbering]") {
  for (auto verdict :
       {ClockVerdict::BeforeRecords, ClockVerdict::BeforeFloor, ClockVerdict::FarAhead}) {
    CHECK(numbering_day(add_days(monday, 3653), monday, verdict) == monday);
    CHECK(numbering_day(monday, std::nullopt, verdict) == monday);
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
