#include "kiosk/ui/sdl/raster_picture.h"

namespace kiosk::ui::sdl {
namespace {

constexpr int margin_px = 24;  // 3 mm of paper that the head does not reach

}  // namespace

Surface picture_of(const drivers::printer::Raster& raster) {
  Surface picture{SDL_CreateRGBSurfaceWithFormat(0, raster.width_dots + 2 * margin_px,
                                                 raster.height_dots + 2 * margin_px, 32,
                                                 SDL_PIXELFORMAT_XRGB8888)};
  if (!picture) return picture;
  fill_rect(*picture, {0, 0, picture->w, picture->h}, {255, 255, 255});
  for (int y = 0; y < raster.height_dots; ++y) {
    for (int x = 0; x < raster.width_dots; ++x) {
      if (raster.at(x, y)) fill_rect(*picture, {x + margin_px, y + margin_px, 1, 1}, {0, 0, 0});
    }
  }
  return picture;
}

}  // namespace kiosk::ui::sdl
