#pragma once
// Drawing on a 32-bit surface: filled rounded rectangles with smooth corners, text, icons, codes.
// Main thread only. Everything is clipped to the surface's clip rectangle.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <SDL.h>

#include "drivers/surface.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/sdl/fonts.h"

namespace kiosk::ui::sdl {

using drivers::Surface;

/// Line icons from SVG files, rasterised once for each size. A missing file draws nothing.
class Icons {
 public:
  explicit Icons(std::string folder) : folder_(std::move(folder)) {}

  SDL_Surface* of(const std::string& name, int size_px);

 private:
  std::string folder_;
  std::map<std::pair<std::string, int>, Surface> drawn_;
};

/// The drawing of a floor in that size, white wherever something is drawn; null when there is a
/// fault in it.
Surface rasterised(std::string_view svg, int width_px, int height_px);

/// Floor plans from SVG files, rasterised once for a size; only the last few are kept, for each is
/// some megabytes. A missing file draws nothing.
class Plans {
 public:
  explicit Plans(std::string folder) : folder_(std::move(folder)) {}

  SDL_Surface* of(const std::string& name, int width_px, int height_px);

 private:
  struct Drawing {
    std::string name;
    int width_px = 0;
    int height_px = 0;
    Surface surface;
  };

  std::string folder_;
  std::vector<Drawing> drawn_;
};

void fill_rect(SDL_Surface& target, const Rect& rect, Color color);
void fill_rounded(SDL_Surface& target, const Rect& rect, int corner_px, Color color);
/// The rim of a rounded rectangle, for what is filled afterwards: cheaper than filling it twice.
void fill_rim(SDL_Surface& target, const Rect& rect, int corner_px, int rim_px, Color color);
/// A line of that thickness through the points, with a disc at its end.
void draw_way(SDL_Surface& target, const std::vector<Point>& points, int thickness_px, Color color);
void draw_text(SDL_Surface& target, const TextRun& run, Color color, Fonts& fonts);
void draw_icon(SDL_Surface& target, const std::string& name, const Rect& rect, Color color,
               Icons& icons);
/// A plan of `plans`, in one colour: only the drawing's opacity counts, so that every contrast
/// theme can show every plan.
void draw_plan(SDL_Surface& target, const std::string& name, const Rect& rect, Color color,
               Plans& plans);
/// Black modules on white with a quiet zone of four modules, as large as the place allows.
void draw_qr(SDL_Surface& target, const std::string& text, const Rect& rect);

}  // namespace kiosk::ui::sdl
