#include "kiosk/ui/touch_place.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

struct Share {
  double x = 0;
  double y = 0;
};

Share turned(Share share, Turn turn) {
  switch (turn) {
    case Turn::None:
      return share;
    case Turn::Quarter:
      return {1 - share.y, share.x};
    case Turn::Half:
      return {1 - share.x, 1 - share.y};
    case Turn::ThreeQuarters:
      return {share.y, 1 - share.x};
  }
  return share;
}

/// The far edge itself belongs to the last pixel: SDL gives 1 there. Farther is outside, however
/// far: a matrix may throw a place anywhere.
int pixel_of(double share, int size_px) {
  if (share >= 1 && share <= 1 + 1e-6) return size_px - 1;
  return static_cast<int>(std::floor(std::clamp(share, -1.0, 2.0) * size_px));
}

}  // namespace

std::optional<Turn> parse_turn(std::int64_t degrees) {
  switch (degrees) {
    case 0:
      return Turn::None;
    case 90:
      return Turn::Quarter;
    case 180:
      return Turn::Half;
    case 270:
      return Turn::ThreeQuarters;
    default:
      return std::nullopt;
  }
}

int degrees_of(Turn turn) {
  return 90 * static_cast<int>(turn);
}

Turn back_from(Turn turn) {
  if (turn == Turn::Quarter) return Turn::ThreeQuarters;
  return turn == Turn::ThreeQuarters ? Turn::Quarter : turn;
}

Rect turned(const Rect& rect, int width_px, int height_px, Turn turn) {
  switch (turn) {
    case Turn::None:
      return rect;
    case Turn::Quarter:
      return {height_px - rect.bottom(), rect.x, rect.height, rect.width};
    case Turn::Half:
      return {width_px - rect.right(), height_px - rect.bottom(), rect.width, rect.height};
    case Turn::ThreeQuarters:
      return {rect.y, width_px - rect.right(), rect.height, rect.width};
  }
  return rect;
}

Point place_on_picture(Point place, const Panel& panel, Turn turn) {
  const bool across = lies_across(turn);
  const auto pixel = turned({place.x, place.y, 1, 1}, across ? panel.height_px : panel.width_px,
                            across ? panel.width_px : panel.height_px, back_from(turn));
  return {pixel.x, pixel.y};
}

Point TouchMap::place(double x, double y, const Panel& panel) const {
  const auto& m = matrix;
  Share share{m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]};
  share = turned(turned(share, sensor), back_from(picture));
  return {pixel_of(share.x, panel.width_px), pixel_of(share.y, panel.height_px)};
}

}  // namespace kiosk::ui
