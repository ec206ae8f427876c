#pragma once
// From a place on the touch panel to the pixel of the picture that lies under it: calibration, how
// the sensor is mounted, how the picture is turned on the display. Pure.

#include <array>
#include <cstdint>
#include <optional>

#include "kiosk/ui/layout.h"

namespace kiosk::ui {

/// By how many degrees, clockwise.
enum class Turn : std::uint8_t { None, Quarter, Half, ThreeQuarters };

/// 0, 90, 180 or 270; nothing for any other number.
std::optional<Turn> parse_turn(std::int64_t degrees);
int degrees_of(Turn turn);
/// Width and height change places.
inline bool lies_across(Turn turn) {
  return turn == Turn::Quarter || turn == Turn::ThreeQuarters;
}

/// Where a rectangle of a picture of `width_px` × `height_px` is once all of it is turned; and back
/// by the other turn, with the turned picture's size.
Rect turned(const Rect& rect, int width_px, int height_px, Turn turn);
Turn back_from(Turn turn);

/// `place` in pixels of the display, which shows `panel` turned; the answer in pixels of the panel.
Point place_on_picture(Point place, const Panel& panel, Turn turn);

struct TouchMap {
  /// a b c d e f: x' = a·x + b·y + c, y' = d·x + e·y + f, both of 0 .. 1 from the upper left
  /// corner; as LIBINPUT_CALIBRATION_MATRIX and the first six of X's Coordinate Transformation
  /// Matrix.
  std::array<double, 6> matrix{1, 0, 0, 0, 1, 0};
  Turn sensor = Turn::None;   // after the matrix: 90 is the matrix 0 -1 1 1 0 0
  Turn picture = Turn::None;  // as the window turns it

  bool operator==(const TouchMap&) const = default;
  /// `x` and `y` from 0 to 1 across the display; the answer in pixels of the panel, outside of it
  /// for what lies beside it.
  [[nodiscard]] Point place(double x, double y, const Panel& panel) const;
};

}  // namespace kiosk::ui
