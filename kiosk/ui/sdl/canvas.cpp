#include "kiosk/ui/sdl/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include <SDL_image.h>
#include <fmt/format.h>

#include "drivers/printer/qr.h"
#include "kiosk/domain/floor_drawing.h"

namespace kiosk::ui::sdl {
namespace {

std::uint32_t packed(Color color) {
  return 0xFF000000U | static_cast<std::uint32_t>(color.red) << 16U |
         static_cast<std::uint32_t>(color.green) << 8U | color.blue;
}

/// Empty when nothing of it is inside the clip rectangle.
SDL_Rect visible_part(SDL_Surface& target, const SDL_Rect& rect) {
  SDL_Rect clip;
  SDL_Rect visible;
  SDL_GetClipRect(&target, &clip);
  if (SDL_IntersectRect(&rect, &clip, &visible) == SDL_FALSE) return {rect.x, rect.y, 0, 0};
  return visible;
}

std::uint32_t* pixel_at(SDL_Surface& target, int x, int y) {
  auto* row =
      static_cast<std::uint8_t*>(target.pixels) + static_cast<std::ptrdiff_t>(y) * target.pitch;
  return reinterpret_cast<std::uint32_t*>(row) + x;
}

std::uint8_t mix(std::uint8_t under, std::uint8_t over, double cover) {
  return static_cast<std::uint8_t>(std::lround(under + (over - under) * cover));
}

void blend(std::uint32_t& pixel, Color color, double cover) {
  const Color under{static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
                    static_cast<std::uint8_t>(pixel)};
  pixel = packed({mix(under.red, color.red, cover), mix(under.green, color.green, cover),
                  mix(under.blue, color.blue, cover)});
}

/// One corner, smoothed by the distance of each pixel's centre from the arc.
void fill_corner(SDL_Surface& target, const SDL_Rect& corner, double centre_x, double centre_y,
                 double radius, Color color) {
  const auto visible = visible_part(target, corner);
  for (int y = visible.y; y < visible.y + visible.h; ++y) {
    for (int x = visible.x; x < visible.x + visible.w; ++x) {
      const double across = x + 0.5 - centre_x;
      const double down = y + 0.5 - centre_y;
      const double distance = std::sqrt(across * across + down * down);
      const double cover = std::clamp(radius - distance + 0.5, 0.0, 1.0);
      if (cover > 0) blend(*pixel_at(target, x, y), color, cover);
    }
  }
}

void blit(SDL_Surface* source, SDL_Surface& target, int x, int y) {
  SDL_Rect place{x, y, 0, 0};
  SDL_BlitSurface(source, nullptr, &target, &place);
}

/// Two channels at a time, a byte of room above each; rounded as SDL rounds when it lays one
/// surface over another, so that text and icons look alike.
std::uint32_t mixed(std::uint32_t under, std::uint32_t over, std::uint32_t cover) {
  constexpr std::uint32_t red_blue = 0xFF00FF;
  constexpr std::uint32_t green = 0x00FF00;
  if (cover == 255) return over;
  const auto part = [&](std::uint32_t channels) {
    return ((over & channels) * cover >> 8U & channels) +
           ((under & channels) * (255 - cover) >> 8U & channels);
  };
  return 0xFF000000U | part(red_blue) | part(green);
}

void put_ink(SDL_Surface& target, const Ink& ink, int left, int top, Color color) {
  const auto visible = visible_part(target, {left, top, ink.width, ink.height});
  const auto over = packed(color);
  for (int y = visible.y; y < visible.y + visible.h; ++y) {
    auto* under = pixel_at(target, visible.x, y);
    const auto* cover =
        ink.cover.data() + static_cast<std::ptrdiff_t>(y - top) * ink.width + (visible.x - left);
    for (int i = 0; i < visible.w; ++i) {
      if (cover[i] != 0) under[i] = mixed(under[i], over, cover[i]);
    }
  }
}

}  // namespace

SDL_Surface* Icons::of(const std::string& name, int size_px) {
  auto& slot = drawn_[{name, size_px}];
  if (!slot) {
    auto* file = SDL_RWFromFile(fmt::format("{}/{}.svg", folder_, name).c_str(), "rb");
    if (file == nullptr) return nullptr;
    slot.reset(IMG_LoadSizedSVG_RW(file, size_px, size_px));
    SDL_RWclose(file);
  }
  return slot.get();
}

namespace {

constexpr std::size_t plans_kept = 2;
/// Empty when it is not there; never more than what is too long anyway.
std::string drawing_of(const std::string& folder, const std::string& name) {
  std::ifstream file(fmt::format("{}/{}.svg", folder, name), std::ios::binary);
  std::string svg(domain::longest_drawing_bytes + 1, '\0');
  file.read(svg.data(), static_cast<std::streamsize>(svg.size()));
  svg.resize(static_cast<std::size_t>(file.gcount()));
  return svg;
}

/// White wherever the drawing is: its colour is chosen when it is drawn.
void keep_opacity_only(SDL_Surface& surface) {
  for (int y = 0; y < surface.h; ++y) {
    for (int x = 0; x < surface.w; ++x) *pixel_at(surface, x, y) |= 0x00FFFFFFU;
  }
}

}  // namespace

Surface rasterised(std::string_view svg, int width_px, int height_px) {
  if (domain::fault_of_drawing(svg)) return nullptr;
  auto* stream = SDL_RWFromConstMem(svg.data(), static_cast<int>(svg.size()));
  if (stream == nullptr) return nullptr;
  const Surface drawn{IMG_LoadSizedSVG_RW(stream, width_px, height_px)};
  SDL_RWclose(stream);
  if (!drawn) return nullptr;
  Surface plain{SDL_ConvertSurfaceFormat(drawn.get(), SDL_PIXELFORMAT_ARGB8888, 0)};
  if (plain) keep_opacity_only(*plain);
  return plain;
}

SDL_Surface* Plans::of(const std::string& name, int width_px, int height_px) {
  if (name.empty()) return nullptr;
  for (const auto& known : drawn_) {
    const bool same =
        known.name == name && known.width_px == width_px && known.height_px == height_px;
    if (same) return known.surface.get();
  }
  if (drawn_.size() == plans_kept) drawn_.erase(drawn_.begin());
  drawn_.push_back({.name = name,
                    .width_px = width_px,
                    .height_px = height_px,
                    .surface = rasterised(drawing_of(folder_, name), width_px, height_px)});
  return drawn_.back().surface.get();
}

/// Not SDL_FillRect: that writes past the processor's caches, so that narrow rims and the text that
/// follows wait for the memory.
void fill_rect(SDL_Surface& target, const Rect& rect, Color color) {
  const auto visible = visible_part(target, {rect.x, rect.y, rect.width, rect.height});
  const auto pixel = packed(color);
  for (int y = visible.y; y < visible.y + visible.h; ++y) {
    std::fill_n(pixel_at(target, visible.x, y), visible.w, pixel);
  }
}

namespace {

void fill_corners(SDL_Surface& target, const Rect& rect, int r, Color color) {
  const double left = rect.x + r;
  const double right = rect.right() - r;
  const double top = rect.y + r;
  const double bottom = rect.bottom() - r;
  fill_corner(target, {rect.x, rect.y, r, r}, left, top, r, color);
  fill_corner(target, {rect.right() - r, rect.y, r, r}, right, top, r, color);
  fill_corner(target, {rect.x, rect.bottom() - r, r, r}, left, bottom, r, color);
  fill_corner(target, {rect.right() - r, rect.bottom() - r, r, r}, right, bottom, r, color);
}

}  // namespace

void fill_rounded(SDL_Surface& target, const Rect& rect, int corner_px, Color color) {
  const int r = std::min({corner_px, rect.width / 2, rect.height / 2});
  fill_rect(target, {rect.x, rect.y + r, rect.width, rect.height - 2 * r}, color);
  fill_rect(target, {rect.x + r, rect.y, rect.width - 2 * r, r}, color);
  fill_rect(target, {rect.x + r, rect.bottom() - r, rect.width - 2 * r, r}, color);
  fill_corners(target, rect, r, color);
}

void fill_rim(SDL_Surface& target, const Rect& rect, int corner_px, int rim_px, Color color) {
  const int r = std::min({corner_px, rect.width / 2, rect.height / 2});
  if (rim_px > r) return fill_rounded(target, rect, corner_px, color);
  fill_rect(target, {rect.x + r, rect.y, rect.width - 2 * r, r}, color);
  fill_rect(target, {rect.x + r, rect.bottom() - r, rect.width - 2 * r, r}, color);
  fill_rect(target, {rect.x, rect.y + r, rim_px, rect.height - 2 * r}, color);
  fill_rect(target, {rect.right() - rim_px, rect.y + r, rim_px, rect.height - 2 * r}, color);
  fill_corners(target, rect, r, color);
}

void draw_text(SDL_Surface& target, const TextRun& run, Color color, Fonts& fonts) {
  if (!run.equal_cells) {
    put_ink(target, fonts.draw(run.text, run.font), run.bounds.x, run.bounds.y, color);
    return;
  }
  const auto measure = fonts.measure();
  int x = run.bounds.x;
  for (const char character : run.text) {
    const int cell = number_cell_px(character, run.font, measure);
    const auto& ink = fonts.draw(std::string(1, character), run.font);
    put_ink(target, ink, x + (cell - ink.width) / 2, run.bounds.y, color);
    x += cell;
  }
}

void draw_icon(SDL_Surface& target, const std::string& name, const Rect& rect, Color color,
               Icons& icons) {
  auto* icon = icons.of(name, std::min(rect.width, rect.height));
  if (icon == nullptr) return;
  SDL_SetSurfaceColorMod(icon, color.red, color.green, color.blue);
  blit(icon, target, rect.x, rect.y);
}

void draw_plan(SDL_Surface& target, const std::string& name, const Rect& rect, Color color,
               Plans& plans) {
  auto* plan = plans.of(name, rect.width, rect.height);
  if (plan == nullptr) return;
  SDL_SetSurfaceColorMod(plan, color.red, color.green, color.blue);
  blit(plan, target, rect.x + (rect.width - plan->w) / 2, rect.y + (rect.height - plan->h) / 2);
}

void draw_way(SDL_Surface& target, const std::vector<Point>& points, int thickness_px,
              Color color) {
  const auto dot = [&](const Point& at, int side) {
    fill_rounded(target, {at.x - side / 2, at.y - side / 2, side, side}, side / 2, color);
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto& from = points[i - 1];
    const auto& to = points[i];
    const int steps = std::max({1, std::abs(to.x - from.x), std::abs(to.y - from.y)});
    const int stride = std::max(1, thickness_px / 4);
    for (int step = 0; step <= steps; step += stride) {
      dot({from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps},
          thickness_px);
    }
  }
  if (!points.empty()) dot(points.back(), thickness_px * 2);
}

void draw_qr(SDL_Surface& target, const std::string& text, const Rect& rect) {
  fill_rect(target, rect, {255, 255, 255});
  const auto code = drivers::printer::make_qr(text);
  if (!code) return;  // a text that no code can hold; the place stays white
  const int side = code->size + 2 * drivers::printer::quiet_zone_modules;
  const int module_px = std::max(1, std::min(rect.width, rect.height) / side);
  const int x0 = rect.x + (rect.width - module_px * code->size) / 2;
  const int y0 = rect.y + (rect.height - module_px * code->size) / 2;
  for (int y = 0; y < code->size; ++y) {
    for (int x = 0; x < code->size; ++x) {
      if (!code->at(x, y)) continue;
      fill_rect(target, {x0 + x * module_px, y0 + y * module_px, module_px, module_px}, {0, 0, 0});
    }
  }
}

}  // namespace kiosk::ui::sdl
