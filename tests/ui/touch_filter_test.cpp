#include "kiosk/ui/focus.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using kiosk::ui::Box;
using kiosk::ui::Layout;
using kiosk::ui::Rect;
using kiosk::ui::Role;
using kiosk::ui::Touch;
using kiosk::ui::TouchFilter;
using kiosk::ui::TouchPhase;

namespace {

Box control(const char* id, Role role, Rect bounds) {
  Box box;
  box.id = id;
  box.role = role;
  box.bounds = bounds;
  box.control = true;
  return box;
}

/// Two buttons, a key and, below, nothing.
Layout buttons() {
  Layout layout;
  layout.boxes = {control("left", Role::Button, {0, 0, 100, 100}),
                  control("right", Role::Button, {120, 0, 100, 100}),
                  control("key.a", Role::Key, {240, 0, 100, 100})};
  return layout;
}

/// A finger on a screen; each call names the place and the time.
struct Finger {
  TouchFilter& filter;
  const Layout& layout;
  long id = 1;

  TouchFilter::Verdict down(int x, std::chrono::milliseconds at) const {
    return filter.handle({.x = x, .y = 50, .phase = TouchPhase::Down, .finger = id, .at = at},
                         layout);
  }
  TouchFilter::Verdict move(int x, std::chrono::milliseconds at) const {
    return filter.handle({.x = x, .y = 50, .phase = TouchPhase::Move, .finger = id, .at = at},
                         layout);
  }
  TouchFilter::Verdict up(int x, std::chrono::milliseconds at) const {
    return filter.handle({.x = x, .y = 50, .phase = TouchPhase::Up, .finger = id, .at = at},
                         layout);
  }
  std::optional<std::string> tap(int x, std::chrono::milliseconds at) const {
    (void)down(x, at);
    return up(x, at + 40ms).tapped;
  }
};

constexpr int left = 50;
constexpr int between = 110;
constexpr int right = 170;
constexpr int key_code = 290;
constexpr int nowhere = 900;

struct Screen {
  TouchFilter filter;
  Layout layout = buttons();
  Finger first{filter, layout, 1};
  Finger second{filter, layout, 2};
};

}  // namespace

TEST_CASE("a control is activated when the finger leaves it, not when it comes down", "[touch]") {
  Screen screen;
  const auto down = screen.first.down(left, 1000ms);
  CHECK(down.pressed == "left");
  CHECK_FALSE(down.tapped);
  CHECK_FALSE(screen.first.move(left + 10, 1020ms).tapped);
  const auto up = screen.first.up(left, 5000ms);  // no hold, no timing
  CHECK(up.tapped == "left");
  CHECK(up.pressed.empty());
}

TEST_CASE("sliding off cancels, and coming back does not undo that", "[touch]") {
  Screen screen;
  (void)screen.first.down(left, 1000ms);
  CHECK(screen.first.move(between, 1100ms).pressed.empty());
  CHECK(screen.first.move(left, 1200ms).pressed.empty());
  CHECK_FALSE(screen.first.up(left, 1300ms).tapped);
}

TEST_CASE("a finger that slides from one control to another activates neither", "[touch]") {
  Screen screen;
  (void)screen.first.down(left, 1000ms);
  CHECK_FALSE(screen.first.up(right, 1100ms).tapped);
  CHECK(screen.first.tap(right, 2000ms) == "right");
}

TEST_CASE("a finger that came down on nothing activates nothing", "[touch]") {
  Screen screen;
  (void)screen.first.down(nowhere, 1000ms);
  CHECK_FALSE(screen.first.up(left, 1100ms).tapped);
}

TEST_CASE("a second finger does nothing while the first is down", "[touch]") {
  Screen screen;
  (void)screen.first.down(left, 1000ms);
  CHECK_FALSE(screen.second.tap(right, 1100ms));
  CHECK(screen.first.up(left, 1300ms).tapped == "left");
  CHECK(screen.second.tap(right, 2000ms) == "right");
}

TEST_CASE("the same control twice within half a second is one tap", "[touch]") {
  Screen screen;
  CHECK(screen.first.tap(left, 1000ms) == "left");
  CHECK_FALSE(screen.first.tap(left, 1200ms));
  CHECK(screen.first.tap(right, 1300ms) == "right");
  CHECK(screen.first.tap(left, 1900ms) == "left");
}

TEST_CASE("a finger that hammers for two seconds taps at most once each half second", "[touch]") {
  Screen screen;
  int taps = 0;
  for (auto at = 1000ms; at < 3000ms; at += 100ms) taps += screen.first.tap(left, at) ? 1 : 0;
  CHECK(taps >= 1);
  CHECK(taps <= 5);
}

TEST_CASE("keys of the keyboard may be struck quickly", "[touch]") {
  Screen screen;
  int taps = 0;
  for (auto at = 1000ms; at < 2000ms; at += 100ms) taps += screen.first.tap(key_code, at) ? 1 : 0;
  CHECK(taps == 10);
}

TEST_CASE("a finger that was down before the screen changed does not touch the new one",
          "[touch]") {
  Screen screen;
  (void)screen.first.down(left, 1000ms);
  screen.filter.screen_changed(1100ms);
  CHECK_FALSE(screen.first.up(left, 1200ms).tapped);
}

TEST_CASE("a new screen is not touched before it can have been seen", "[touch]") {
  Screen screen;
  screen.filter.screen_changed(1000ms);
  CHECK_FALSE(screen.first.tap(left, 1000ms + kiosk::ui::new_screen_guard - 1ms));
  CHECK(screen.first.tap(left, 1000ms + kiosk::ui::new_screen_guard) == "left");
}

TEST_CASE("a finger whose release was lost does not block the screen for long", "[touch]") {
  Screen screen;
  (void)screen.first.down(left, 1000ms);  // the driver loses its release
  CHECK_FALSE(screen.second.tap(right, 2000ms));
  CHECK(screen.second.tap(right, 1000ms + kiosk::ui::finger_alone_for) == "right");
  CHECK_FALSE(screen.first.up(left, 12'000ms).tapped);
}

TEST_CASE("a touch that jitters for ever does not lock the others out", "[touch]") {
  for (const int place : {left, nowhere}) {
    Screen screen;
    (void)screen.first.down(place, 1000ms);
    int taps = 0;
    for (auto at = 1010ms; at < 20s; at += 10ms) {
      (void)screen.first.move(place + static_cast<int>(at.count() % 3), at);
      if (at.count() % 1000 == 600) taps += screen.second.tap(right, at) ? 1 : 0;
    }
    CHECK(taps >= 17);
    CHECK_FALSE(screen.first.up(place, 21s).tapped);
  }
}

TEST_CASE("a palm that lies beside every control keeps nobody from the screen", "[touch]") {
  Screen screen;
  (void)screen.first.down(nowhere, 1000ms);
  CHECK(screen.second.tap(right, 1010ms) == "right");
}

TEST_CASE("a finger that comes down twice without a release counts from the second time",
          "[touch]") {
  Screen screen;
  (void)screen.first.down(left, 1000ms);
  (void)screen.first.down(right, 3000ms);
  CHECK(screen.first.up(right, 3100ms).tapped == "right");
}
