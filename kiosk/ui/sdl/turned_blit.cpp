#include "kiosk/ui/sdl/turned_blit.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "kiosk/base/check.h"

namespace kiosk::ui::sdl {
namespace {

/// Rows of one become columns of the other: in small squares both stay in the processor's cache.
constexpr int square_px = 32;

std::uint32_t* pixel_of(const SDL_Surface& surface, int x, int y) {
  auto* row =
      static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<std::uint32_t*>(row) + x;
}

/// Where the picture goes from a pixel to the one that is right of it, or below it, on the display.
struct Steps {
  std::ptrdiff_t right = 0;
  std::ptrdiff_t below = 0;
};

Steps steps_of(Turn turn, std::ptrdiff_t row_pixels) {
  switch (turn) {
    case Turn::None:
      return {1, row_pixels};
    case Turn::Quarter:
      return {-row_pixels, 1};
    case Turn::Half:
      return {-1, -row_pixels};
    case Turn::ThreeQuarters:
      return {row_pixels, -1};
  }
  return {1, row_pixels};
}

/// Written row by row: writing here and there costs the processor twice as much as reading so.
void copy_square(const SDL_Surface& picture, SDL_Surface& display, const Rect& square, Turn turn) {
  const auto there = turned(square, picture.w, picture.h, turn);
  const auto corner = turned({there.x, there.y, 1, 1}, display.w, display.h, back_from(turn));
  const auto steps = steps_of(turn, picture.pitch / 4);
  const auto* row = pixel_of(picture, corner.x, corner.y);
  for (int y = there.y; y < there.bottom(); ++y, row += steps.below) {
    auto* to = pixel_of(display, there.x, y);
    const auto* from = row;
    for (int i = 0; i < there.width; ++i, from += steps.right) to[i] = *from;
  }
}

}  // namespace

SDL_Rect blit_turned(const SDL_Surface& picture, SDL_Surface& display, const SDL_Rect& area,
                     Turn turn) {
  const bool across = lies_across(turn);
  CHECK(picture.format->BytesPerPixel == 4 && display.format->BytesPerPixel == 4);
  const bool fits = display.w == (across ? picture.h : picture.w) &&
                    display.h == (across ? picture.w : picture.h);
  const SDL_Rect whole{0, 0, picture.w, picture.h};
  SDL_Rect part;
  if (!fits || SDL_IntersectRect(&area, &whole, &part) != SDL_TRUE) return {};
  for (int y = part.y; y < part.y + part.h; y += square_px) {
    for (int x = part.x; x < part.x + part.w; x += square_px) {
      copy_square(picture, display,
                  {x, y, std::min(square_px, part.x + part.w - x),
                   std::min(square_px, part.y + part.h - y)},
                  turn);
    }
  }
  const auto there = turned({part.x, part.y, part.w, part.h}, picture.w, picture.h, turn);
  return {there.x, there.y, there.width, there.height};
}

}  // namespace kiosk::ui::sdl
