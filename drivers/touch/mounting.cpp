#include "drivers/touch/mounting.h"

#include <cstddef>

namespace drivers::touch {
namespace {

constexpr double corner_size = 0.3;  // of the panel's width and height
constexpr int corners_there_are = 4;

/// Which corner that is, clockwise from the upper left one.
std::optional<int> corner_at(const SensorPlace& place) {
  const auto end_of = [](double at) -> std::optional<bool> {
    if (at < corner_size) return false;
    if (at > 1 - corner_size) return true;
    return std::nullopt;
  };
  const auto right = end_of(place.x);
  const auto low = end_of(place.y);
  if (!right || !low) return std::nullopt;
  if (*low) return *right ? 2 : 3;
  return *right ? 1 : 0;
}

int around(int corner) {
  return (corner % corners_there_are + corners_there_are) % corners_there_are;
}

/// Matrices that turn the sensor's corner k into the display's corner `sum` - k.
constexpr std::array<std::array<int, 6>, 4> mirrors{{
    {0, 1, 0, 1, 0, 0},    // 0 and 2 stay
    {-1, 0, 1, 0, 1, 0},   // left and right change places
    {0, -1, 1, -1, 0, 1},  // 1 and 3 stay
    {1, 0, 0, 0, -1, 1},   // above and below change places
}};

}  // namespace

std::optional<Mounting> mounting_of(const std::array<SensorPlace, 4>& corners,
                                    int screen_rotation) {
  const int picture = screen_rotation / 90;
  bool is_turned = true;
  bool is_mirrored = true;
  int turn = 0;
  int sum = 0;
  for (int i = 0; i < corners_there_are; ++i) {
    const auto sensor = corner_at(corners.at(static_cast<std::size_t>(i)));
    if (!sensor) return std::nullopt;
    const int display = around(i + picture);
    if (i == 0) {
      turn = around(display - *sensor);
      sum = around(display + *sensor);
    }
    is_turned = is_turned && around(*sensor + turn) == display;
    is_mirrored = is_mirrored && around(sum - *sensor) == display;
  }
  if (is_turned) return Mounting{.rotation = turn * 90};
  if (is_mirrored) return Mounting{.matrix = mirrors.at(static_cast<std::size_t>(sum))};
  return std::nullopt;
}

}  // namespace drivers::touch
