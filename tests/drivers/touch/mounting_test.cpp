#include "drivers/touch/mounting.h"

#include "tests/support/catch.h"

using drivers::touch::Mounting;
using drivers::touch::mounting_of;
using drivers::touch::SensorPlace;

namespace {

/// What the sensor says of the picture's corners, clockwise from the upper left one, when the first
/// is at its own corner `first` and they go on clockwise, or the other way.
std::array<SensorPlace, 4> corners(int first, bool clockwise) {
  constexpr std::array<SensorPlace, 4> sensor{{{0.1, 0.05}, {0.95, 0.1}, {0.9, 0.9}, {0.02, 0.8}}};
  std::array<SensorPlace, 4> touched;
  for (int i = 0; i < 4; ++i) {
    touched.at(static_cast<std::size_t>(i)) =
        sensor.at(static_cast<std::size_t>((first + (clockwise ? i : 4 - i)) % 4));
  }
  return touched;
}

}  // namespace

TEST_CASE("a sensor's turn is told by the corners that were touched", "[touch]") {
  CHECK(mounting_of(corners(0, true), 0) == Mounting{});
  CHECK(mounting_of(corners(3, true), 0) == Mounting{.rotation = 90});
  CHECK(mounting_of(corners(2, true), 0) == Mounting{.rotation = 180});
  CHECK(mounting_of(corners(1, true), 0) == Mounting{.rotation = 270});
}

TEST_CASE("the picture's own turn is none of the sensor's", "[touch]") {
  // Mounted upright: the picture's upper left corner is the display's upper right one.
  CHECK(mounting_of(corners(1, true), 90) == Mounting{});
  CHECK(mounting_of(corners(0, true), 90) == Mounting{.rotation = 90});
  CHECK(mounting_of(corners(3, true), 270) == Mounting{});
}

TEST_CASE("a mirrored sensor has a matrix", "[touch]") {
  CHECK(mounting_of(corners(1, false), 0) == Mounting{.matrix = {-1, 0, 1, 0, 1, 0}});
  CHECK(mounting_of(corners(3, false), 0) == Mounting{.matrix = {1, 0, 0, 0, -1, 1}});
  CHECK(mounting_of(corners(0, false), 0) == Mounting{.matrix = {0, 1, 0, 1, 0, 0}});
  CHECK(mounting_of(corners(2, false), 0) == Mounting{.matrix = {0, -1, 1, -1, 0, 1}});
}

TEST_CASE("what are no corners of one panel says nothing", "[touch]") {
  auto crossed = corners(0, true);
  std::swap(crossed.at(1), crossed.at(2));
  CHECK_FALSE(mounting_of(crossed, 0).has_value());
  auto middle = corners(0, true);
  middle.at(2) = {.x = 0.5, .y = 0.9};
  CHECK_FALSE(mounting_of(middle, 0).has_value());
  std::array<SensorPlace, 4> same;
  CHECK_FALSE(mounting_of(same, 0).has_value());
}
