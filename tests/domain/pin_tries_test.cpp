#include "kiosk/domain/pin_tries.h"

#include "kiosk/domain/review.h"
#include "tests/support/catch.h"

using namespace kiosk::domain;
using namespace std::chrono_literals;

TEST_CASE("after five wrong PINs the wait is 15 seconds and doubles (S09)", "[pin]") {
  CHECK(wait_after(0) == 0s);
  CHECK(wait_after(4) == 0s);
  CHECK(wait_after(5) == 15s);
  CHECK(wait_after(6) == 30s);
  CHECK(wait_after(14) == 7680s);
  CHECK(wait_after(999) == wait_after(most_pin_tries));
}

TEST_CASE("the fifteenth wrong PIN locks (S09)", "[pin]") {
  CHECK_FALSE(is_locked(14));
  CHECK(is_locked(15));
  CHECK(is_locked(999));
}

TEST_CASE("a review is due after 365 days, and unknown when it is not known (T14.1)", "[review]") {
  const auto today = *kiosk::parse_date("2026-11-23");
  CHECK_FALSE(review_is_due(kiosk::parse_date("2025-11-23"), today));
  CHECK(review_is_due(kiosk::parse_date("2025-11-22"), today));
  CHECK_FALSE(review_is_due(std::nullopt, today));
}
