#include "kiosk/domain/wait_estimate.h"

#include "tests/support/catch.h"

using namespace kiosk::domain;
using namespace std::chrono_literals;

TEST_CASE("the estimate is full rounds of the open counters times the average", "[wait]") {
  CHECK(wait_estimate_minutes(7, DeskFacts{.open_counters = 3, .average_service = 6min}) == 18);
  CHECK(wait_estimate_minutes(0, DeskFacts{.open_counters = 3}) == 0);
  CHECK(wait_estimate_minutes(1, DeskFacts{.open_counters = 3}) == 6);
  CHECK(wait_estimate_minutes(2, DeskFacts{.open_counters = 0}) == 12);
  CHECK(wait_estimate_minutes(1, DeskFacts{.open_counters = 1, .average_service = 61s}) == 2);
}

TEST_CASE("without knowledge of today there is no estimate", "[wait]") {
  CHECK_FALSE(wait_estimate_minutes(7, std::nullopt));
}

TEST_CASE("absurd facts give a bounded estimate", "[wait]") {
  CHECK(wait_estimate_minutes(2'000'000'000, DeskFacts{.average_service = 1000h}) == 1440);
  CHECK(wait_estimate_minutes(-5, DeskFacts{.open_counters = -1}) == 0);
}

TEST_CASE("the average moves a fifth of the way to each new case", "[wait]") {
  CHECK(average_after(360s, 660s) == 420s);
  CHECK(average_after(360s, 60s) == 300s);
  CHECK(average_after(360s, 5s) == 360s);
  CHECK(average_after(360s, 5h) == 360s);
}
