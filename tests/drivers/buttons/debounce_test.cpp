#include "drivers/buttons/debounce.h"

#include "tests/support/catch.h"

using drivers::buttons::Debounce;
using drivers::buttons::Edge;
using namespace std::chrono_literals;

TEST_CASE("a contact that bounces is one press", "[buttons]") {
  Debounce debounce;
  int presses = 0;
  for (int i = 0; i < 20; ++i) {
    const Edge edge{.face = 3, .down = i % 2 == 0, .at = 1000ms + std::chrono::milliseconds{i * 5}};
    presses += debounce.take(edge) ? 1 : 0;
  }
  CHECK(presses == 1);
}

TEST_CASE("a press counts when it goes down, and again after it came up for long enough",
          "[buttons]") {
  Debounce debounce;
  CHECK(debounce.take({.face = 4, .down = true, .at = 1000ms}) == 4);
  CHECK_FALSE(debounce.take({.face = 4, .down = false, .at = 1100ms}));
  CHECK_FALSE(debounce.take({.face = 4, .down = true, .at = 1300ms}));
  CHECK_FALSE(debounce.take({.face = 4, .down = false, .at = 1400ms}));
  CHECK(debounce.take({.face = 4, .down = true, .at = 1700ms}) == 4);
}

TEST_CASE("buttons bounce each for itself, and unknown ones are nothing", "[buttons]") {
  Debounce debounce;
  CHECK(debounce.take({.face = 1, .down = true, .at = 1000ms}) == 1);
  CHECK(debounce.take({.face = 2, .down = true, .at = 1010ms}) == 2);
  CHECK_FALSE(debounce.take({.face = -1, .down = true, .at = 1020ms}));
  CHECK_FALSE(debounce.take({.face = 5, .down = true, .at = 1020ms}));
}

TEST_CASE("a button that is down for more than ten seconds is stuck until it comes up",
          "[buttons]") {
  Debounce debounce;
  debounce.take({.face = 2, .down = true, .at = 1000ms});
  CHECK_FALSE(debounce.is_stuck(11'000ms));
  CHECK(debounce.is_stuck(11'001ms));
  debounce.take({.face = 2, .down = false, .at = 12'000ms});
  CHECK_FALSE(debounce.is_stuck(60'000ms));
}
