#include "kiosk/ui/touch_place.h"

#include "tests/support/catch.h"

using kiosk::ui::Panel;
using kiosk::ui::Point;
using kiosk::ui::Rect;
using kiosk::ui::TouchMap;
using kiosk::ui::Turn;

namespace {

const Panel portrait{.width_px = 1080, .height_px = 1920};
constexpr std::array all_turns{Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters};

}  // namespace

TEST_CASE("a place on a panel that nobody turned is the same place of the picture", "[touch]") {
  const TouchMap map;
  CHECK(map.place(0, 0, portrait) == Point{0, 0});
  CHECK(map.place(0.5, 0.25, portrait) == Point{540, 480});
  CHECK(map.place(1, 1, portrait) == Point{1079, 1919});
}

TEST_CASE("the calibration matrix means what it means to libinput and X", "[touch]") {
  // Axes swapped, then mirrored, then a third of the width that was cut off.
  CHECK(TouchMap{.matrix = {0, 1, 0, 1, 0, 0}}.place(0.25, 0.5, portrait) == Point{540, 480});
  CHECK(TouchMap{.matrix = {-1, 0, 1, 0, 1, 0}}.place(0.25, 0.5, portrait) == Point{810, 960});
  CHECK(TouchMap{.matrix = {1.5, 0, -0.25, 0, 1, 0}}.place(0.5, 0.5, portrait) == Point{540, 960});
  // The sensor turned by 90, 180 and 270 degrees is the matrix that libinput's manual gives for it.
  const std::array<std::array<double, 6>, 4> matrices{
      {{1, 0, 0, 0, 1, 0}, {0, -1, 1, 1, 0, 0}, {-1, 0, 1, 0, -1, 1}, {0, 1, 0, -1, 0, 1}}};
  for (const auto turn : all_turns) {
    const TouchMap by_matrix{.matrix = matrices.at(static_cast<std::size_t>(turn))};
    const TouchMap by_turn{.sensor = turn};
    for (const double x : {0.1, 0.37, 0.9}) {
      CHECK(by_matrix.place(x, 0.2, portrait) == by_turn.place(x, 0.2, portrait));
    }
  }
}

TEST_CASE("what a matrix throws beside the picture hits nothing of it", "[touch]") {
  const auto far = TouchMap{.matrix = {10, 0, 0, 0, -10, -10}}.place(0.9, 0.9, portrait);
  CHECK(far.x >= portrait.width_px);
  CHECK(far.y < 0);
}

TEST_CASE("a finger meets the pixel under it, however the picture is turned", "[touch]") {
  const Rect key{100, 300, 40, 20};  // of the picture
  for (const auto turn : all_turns) {
    INFO(degrees_of(turn));
    const bool across = lies_across(turn);
    const int width_px = across ? portrait.height_px : portrait.width_px;
    const int height_px = across ? portrait.width_px : portrait.height_px;
    const auto seen = turned(key, portrait.width_px, portrait.height_px, turn);
    CHECK(seen.inside({0, 0, width_px, height_px}));
    const TouchMap map{.picture = turn};
    for (const Point corner : {Point{seen.x, seen.y}, Point{seen.right() - 1, seen.bottom() - 1}}) {
      const auto finger =
          map.place((corner.x + 0.5) / width_px, (corner.y + 0.5) / height_px, portrait);
      CHECK(key.contains(finger.x, finger.y));
      CHECK(place_on_picture(corner, portrait, turn) == finger);
    }
    CHECK(turned(seen, width_px, height_px, back_from(turn)) == key);
  }
}

TEST_CASE("a picture turned by a quarter has its upper left corner at the upper right", "[touch]") {
  CHECK(turned({0, 0, 10, 20}, 1080, 1920, Turn::Quarter) == Rect{1900, 0, 20, 10});
  CHECK(turned({0, 0, 10, 20}, 1080, 1920, Turn::ThreeQuarters) == Rect{0, 1070, 20, 10});
}

TEST_CASE("only quarters of a turn are turns", "[touch]") {
  for (const int degrees : {0, 90, 180, 270}) {
    CHECK(degrees_of(*kiosk::ui::parse_turn(degrees)) == degrees);
  }
  for (const int degrees : {-90, 1, 45, 360}) CHECK_FALSE(kiosk::ui::parse_turn(degrees));
}
