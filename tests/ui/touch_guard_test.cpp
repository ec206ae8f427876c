#include "kiosk/ui/touch_guard.h"

#include <map>
#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using kiosk::ui::Box;
using kiosk::ui::Contact;
using kiosk::ui::Layout;
using kiosk::ui::Panel;
using kiosk::ui::Role;
using kiosk::ui::Touch;
using kiosk::ui::TouchFilter;
using kiosk::ui::TouchGuard;
using kiosk::ui::TouchPhase;
using std::chrono::milliseconds;

namespace {

constexpr int far_apart = 700;  // pixels; 194 mm
constexpr int beside = 100;     // 28 mm

/// A panel with the guard behind it; each call names finger, place and time.
struct Panels {
  Panel panel;
  TouchGuard guard;

  TouchGuard::Touches tell(TouchPhase phase, int finger, int x, milliseconds at,
                           milliseconds late_by = 0ms) {
    return guard.handle({.device = 7,
                         .finger = finger,
                         .x = x,
                         .y = 400,
                         .phase = phase,
                         .at = at,
                         .late_by = late_by},
                        panel);
  }
  TouchGuard::Touches down(int finger, int x, milliseconds at, milliseconds late_by = 0ms) {
    return tell(TouchPhase::Down, finger, x, at, late_by);
  }
  TouchGuard::Touches move(int finger, int x, milliseconds at) {
    return tell(TouchPhase::Move, finger, x, at);
  }
  TouchGuard::Touches up(int finger, int x, milliseconds at) {
    return tell(TouchPhase::Up, finger, x, at);
  }
  /// Whether it was let through from its beginning to its end.
  bool tap(int finger, int x, milliseconds at, milliseconds held = 80ms) {
    const auto came = down(finger, x, at);
    const auto went = up(finger, x, at + held);
    return came.size() == 1 && came[0].phase == TouchPhase::Down && went.size() == 1 &&
           went[0].phase == TouchPhase::Up && went[0].finger == came[0].finger;
  }
};

bool is_cancelled(const TouchGuard::Touches& touches) {
  return touches.size() == 1 && touches[0].phase == TouchPhase::Cancelled;
}

}  // namespace

TEST_CASE("a usual touch passes as it is, however long it takes", "[touch]") {
  Panels panels;
  const auto down = panels.down(1, 300, 1000ms);
  REQUIRE(down.size() == 1);
  CHECK(down[0].x == 300);
  CHECK(down[0].y == 400);
  CHECK(down[0].at == 1000ms);
  CHECK(panels.move(1, 304, 1050ms).size() == 1);
  CHECK(panels.guard.look(10'900ms).empty());
  const auto up = panels.up(1, 304, 10'999ms);
  REQUIRE(up.size() == 1);
  CHECK(up[0].phase == TouchPhase::Up);
  CHECK(panels.guard.counts() == kiosk::ui::TouchCounts{});
}

TEST_CASE("keys may be struck ten times a second, by two hands", "[touch]") {
  Panels panels;
  for (int i = 0; i < 60; ++i) {
    CHECK(panels.tap(i % 2, i % 2 == 0 ? 200 : 900, 1000ms + i * 100ms, 60ms));
  }
}

TEST_CASE("several contacts at once are a palm: they activate nothing and cancel what is under way",
          "[touch]") {
  Panels panels;
  SECTION("two side by side within a moment") {
    REQUIRE(panels.down(1, 300, 1000ms).size() == 1);
    CHECK(is_cancelled(panels.down(2, 300 + beside, 1040ms)));
    CHECK(panels.up(1, 300, 1100ms).empty());
    CHECK(panels.up(2, 400, 1100ms).empty());
  }
  SECTION("three, wherever they are") {
    REQUIRE(panels.down(1, 100, 1000ms).size() == 1);
    REQUIRE(panels.down(2, 100 + far_apart, 1300ms).size() == 1);
    CHECK(panels.down(3, 500, 1600ms).size() == 2);  // both are cancelled
    for (const int finger : {1, 2, 3}) CHECK(panels.up(finger, 100, 1700ms).empty());
  }
  CHECK(panels.guard.counts().palms == 1);
  CHECK(panels.tap(4, 300, 2000ms));
}

TEST_CASE("while a palm lies there nothing counts beside it, and soon everything else does",
          "[touch]") {
  Panels panels;
  (void)panels.down(1, 300, 1000ms);
  (void)panels.down(2, 300 + beside, 1010ms);
  CHECK_FALSE(panels.tap(3, 300 + far_apart, 1500ms));
  CHECK(panels.tap(4, 300 + far_apart, 1010ms + kiosk::ui::finger_alone_for));
  CHECK_FALSE(panels.tap(5, 350, 3000ms));
  CHECK(panels.guard.counts().palms == 1);
}

TEST_CASE("after a second finger has come both have to leave before a third counts", "[touch]") {
  Panels panels;
  (void)panels.down(1, 100, 1000ms);
  (void)panels.down(2, 100 + far_apart, 1200ms);
  REQUIRE(panels.up(1, 100, 1300ms).size() == 1);
  CHECK_FALSE(panels.tap(3, 100, 1400ms));
  (void)panels.up(2, 100 + far_apart, 1500ms);
  CHECK(panels.tap(4, 100, 1600ms));
}

TEST_CASE("a contact shorter than a person can make activates nothing", "[touch]") {
  Panels panels;
  const auto down = panels.down(1, 300, 1000ms);
  REQUIRE(down.size() == 1);
  CHECK(is_cancelled(panels.up(1, 300, 1000ms + kiosk::ui::shortest_contact - 1ms)));
  CHECK(panels.guard.counts().ghosts == 1);
  CHECK(panels.tap(2, 300, 2000ms, kiosk::ui::shortest_contact));
}

TEST_CASE("a touch that only looks short because the program was busy counts", "[touch]") {
  Panels panels;
  CHECK(panels.down(1, 300, 1000ms, 60ms).size() == 1);
  const auto up = panels.up(1, 300, 1001ms);
  REQUIRE(up.size() == 1);
  CHECK(up[0].phase == TouchPhase::Up);
}

TEST_CASE("a finger that comes back to its place within a few milliseconds had not left it",
          "[touch]") {
  Panels panels;
  REQUIRE(panels.tap(1, 300, 1000ms));
  CHECK_FALSE(panels.tap(2, 302, 1080ms + kiosk::ui::bounce_time - 1ms));
  CHECK(panels.guard.counts().ghosts == 1);
  CHECK(panels.tap(3, 302, 1500ms));
  CHECK(panels.tap(4, 302 + far_apart, 1590ms));
}

TEST_CASE("a contact that jumps farther than a hand moves is nobody's", "[touch]") {
  Panels panels;
  REQUIRE(panels.down(1, 100, 1000ms).size() == 1);
  CHECK(is_cancelled(panels.move(1, 100 + far_apart, 1008ms)));
  CHECK(panels.up(1, 100, 1100ms).empty());
  REQUIRE(panels.down(2, 100, 2000ms).size() == 1);
  CHECK(panels.move(2, 100 + far_apart, 2100ms)[0].phase == TouchPhase::Move);  // a quick swipe
}

TEST_CASE("a storm of contacts activates nothing until it has passed", "[touch]") {
  Panels panels;
  int passed = 0;
  for (int i = 0; i < 200; ++i) {
    passed += panels.tap(i, (i * 379) % 1080, 1000ms + i * 35ms, 20ms) ? 1 : 0;
  }
  CHECK(passed < 4);
  CHECK(panels.guard.counts().storms == 1);
  CHECK(panels.guard.counts().ghosts >= 190);
  CHECK(panels.tap(1, 300, 1000ms + 200 * 35ms + kiosk::ui::storm_rest));
}

TEST_CASE("contacts that waited for a busy program are no storm", "[touch]") {
  Panels panels;
  for (int i = 0; i < 6; ++i) {
    CHECK(panels.down(1, 100 + i * 150, 5000ms, 900ms).size() == 1);
    CHECK(panels.up(1, 100 + i * 150, 5000ms).size() == 1);
  }
  CHECK(panels.guard.counts().storms == 0);
}

TEST_CASE("contacts that cannot have waited for long are a storm all the same", "[touch]") {
  Panels panels;
  int passed = 0;
  for (int i = 0; i < 10; ++i) {
    passed += panels.down(1, 100 + i * 90, 5000ms, 60ms).empty() ? 0 : 1;
    (void)panels.up(1, 100 + i * 90, 5000ms);
  }
  CHECK(passed < 4);
  CHECK(panels.guard.counts().storms == 1);
}

TEST_CASE("a finger that never leaves is cancelled after ten seconds and blocks nobody",
          "[touch]") {
  Panels panels;
  REQUIRE(panels.down(1, 100, 1000ms).size() == 1);
  CHECK(panels.guard.look(10'999ms).empty());
  CHECK(is_cancelled(panels.guard.look(11'000ms)));
  CHECK(panels.guard.counts().stuck == 1);
  CHECK(panels.tap(2, 100 + far_apart, 12'000ms));
  CHECK(panels.up(1, 100, 13'000ms).empty());
}

TEST_CASE("staff are told of what lies on the panel, until it is gone or forgotten", "[touch]") {
  Panels panels;
  (void)panels.down(1, 100, 0ms);
  CHECK_FALSE(panels.guard.is_in_trouble(kiosk::ui::trouble_after - 1ms));
  CHECK(panels.guard.is_in_trouble(kiosk::ui::trouble_after));
  SECTION("it leaves") {
    (void)panels.up(1, 100, 70s);
    CHECK_FALSE(panels.guard.is_in_trouble(71s));
  }
  SECTION("its release was lost") {
    (void)panels.guard.look(kiosk::ui::forgotten_after);
    CHECK_FALSE(panels.guard.is_in_trouble(kiosk::ui::forgotten_after));
  }
  SECTION("the panel is pulled out") {
    (void)panels.guard.forget(90s);
    CHECK_FALSE(panels.guard.is_in_trouble(90s));
  }
}

TEST_CASE("staff are told of a storm that does not pass", "[touch]") {
  Panels panels;
  auto at = 1000ms;
  for (; at < 70s; at += 50ms) (void)panels.tap(1, 300, at, 5ms);
  CHECK(panels.guard.is_in_trouble(at));
  CHECK_FALSE(panels.guard.is_in_trouble(at + kiosk::ui::storm_rest));
}

TEST_CASE("a panel that vanishes with a finger on it leaves nothing behind", "[touch]") {
  Panels panels;
  (void)panels.down(1, 100, 1000ms);
  CHECK(is_cancelled(panels.guard.forget(1100ms)));
  CHECK(panels.tap(2, 100, 1200ms));
}

TEST_CASE("a finger whose release was lost is cancelled when it comes down again", "[touch]") {
  Panels panels;
  const auto first = panels.down(1, 100, 1000ms);
  const auto second = panels.down(1, 100 + far_apart, 3000ms);
  REQUIRE(second.size() == 2);
  CHECK(second[0].phase == TouchPhase::Cancelled);
  CHECK(second[0].finger == first[0].finger);
  CHECK(second[1].phase == TouchPhase::Down);
  CHECK(second[1].finger != first[0].finger);
}

namespace {

/// Boxes all over the panel; every contact hits something.
Layout wall_of_buttons(const Panel& panel) {
  Layout layout;
  constexpr int size_px = 120;
  for (int y = 0; y < panel.height_px; y += size_px) {
    for (int x = 0; x < panel.width_px; x += size_px) {
      Box box;
      box.id = "at." + std::to_string(x) + "." + std::to_string(y);
      box.role = Role::Button;
      box.bounds = {x, y, size_px, size_px};
      box.control = true;
      layout.boxes.push_back(std::move(box));
    }
  }
  return layout;
}

/// What guard and filter together make of a panel: whether a touch that activates something began
/// after the one before had ended, and every touch let through ended once.
struct Judge {
  TouchFilter filter;
  Layout layout;
  std::map<std::int64_t, milliseconds> down;  // let through and not ended
  std::set<std::int64_t> seen;
  milliseconds last_end{-1};
  int activations = 0;

  void take(const TouchGuard::Touches& touches) {
    for (const auto& touch : touches) {
      const auto begun = down.find(touch.finger);
      const bool opens = touch.phase == TouchPhase::Down;
      REQUIRE(opens == (begun == down.end()));
      if (opens) REQUIRE(seen.insert(touch.finger).second);
      const auto tapped = filter.handle(touch, layout).tapped;
      if (opens) down[touch.finger] = touch.at;
      if (tapped) {
        REQUIRE(touch.phase == TouchPhase::Up);
        REQUIRE(begun->second >= last_end);
        last_end = touch.at;
        ++activations;
      }
      if (touch.phase == TouchPhase::Up || touch.phase == TouchPhase::Cancelled) down.erase(begun);
    }
  }
};

}  // namespace

TEST_CASE("however a panel behaves, no two activations overlap", "[touch]") {
  int activations = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
    Panel panel;
    TouchGuard guard;
    Judge judge;
    judge.layout = wall_of_buttons(panel);
    const auto longest_pause_ms = static_cast<unsigned>(1 + below(400));
    auto at = 1000ms;
    for (int i = 0; i < 1500; ++i) {
      at += milliseconds{below(longest_pause_ms)};
      const int kind = below(100);
      if (kind == 0) judge.take(guard.forget(at));
      if (kind == 1) at += 20s;
      if (kind % 10 == 2) judge.take(guard.look(at));
      judge.take(guard.handle({.device = below(2),
                               .finger = below(4),
                               .x = below(1200) - 60,
                               .y = below(2000) - 40,
                               .phase = static_cast<TouchPhase>(below(kind < 5 ? 4 : 3)),
                               .at = at,
                               .late_by = milliseconds{below(3) == 0 ? below(80) : 0}},
                              panel));
      REQUIRE(judge.down.size() <= 32);
    }
    judge.take(guard.forget(at));
    CHECK(judge.down.empty());
    activations += judge.activations;
  }
  CHECK(activations > 0);
}
