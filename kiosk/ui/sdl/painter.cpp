#include "kiosk/ui/sdl/painter.h"

#include <algorithm>

namespace kiosk::ui::sdl {
namespace {

constexpr int ring_px = 5;
constexpr int ring_gap_px = 3;

SDL_Rect with_ring(const Rect& rect) {
  const int extra = ring_px + ring_gap_px;
  return {rect.x - extra, rect.y - extra, rect.width + 2 * extra, rect.height + 2 * extra};
}

void add_damage(std::vector<SDL_Rect>& damage, const SDL_Rect& rect) {
  for (auto& known : damage) {
    if (SDL_HasIntersection(&known, &rect) == SDL_TRUE) {
      SDL_UnionRect(&known, &rect, &known);
      return;
    }
  }
  damage.push_back(rect);
}

void add_box(std::vector<SDL_Rect>& damage, const Layout& layout, const std::string& id) {
  if (id.empty()) return;
  if (const auto* box = find_box(layout, id)) add_damage(damage, with_ring(box->bounds));
}

std::vector<SDL_Rect> differences(const Layout& before, const Layout& after) {
  std::vector<SDL_Rect> damage;
  const auto count = std::max(before.boxes.size(), after.boxes.size());
  for (std::size_t i = 0; i < count; ++i) {
    const bool both = i < before.boxes.size() && i < after.boxes.size();
    if (both && before.boxes[i] == after.boxes[i]) continue;
    if (i < before.boxes.size()) add_damage(damage, with_ring(before.boxes[i].bounds));
    if (i < after.boxes.size()) add_damage(damage, with_ring(after.boxes[i].bounds));
  }
  return damage;
}

Color dimmed(Color color, Color under) {
  const auto half = [](int a, int b) { return static_cast<std::uint8_t>((a + b) / 2); };
  return {half(color.red, under.red), half(color.green, under.green), half(color.blue, under.blue)};
}

/// The parts of the area that no card covers entirely: most of a screen is cards, and each pixel
/// written twice is a quarter of a redraw. Row by row of cards, what is left of, between and right
/// of them.
void fill_ground(SDL_Surface& target, const Layout& layout, const SDL_Rect& area) {
  std::vector<Rect> covers;
  std::vector<int> edges{area.y, area.y + area.h};
  for (const auto& box : layout.boxes) {
    if (box.shape != Shape::Card) continue;
    const auto& b = box.bounds;
    covers.push_back({b.x, b.y + box.corner_px, b.width, b.height - 2 * box.corner_px});
    for (const int y : {covers.back().y, covers.back().bottom()}) {
      if (y > area.y && y < area.y + area.h) edges.push_back(y);
    }
  }
  std::ranges::sort(covers, {}, &Rect::x);
  std::ranges::sort(edges);
  for (std::size_t i = 1; i < edges.size(); ++i) {
    const int top = edges[i - 1];
    const int height = edges[i] - top;
    int x = area.x;
    for (const auto& cover : covers) {
      if (cover.y > top || cover.bottom() < edges[i]) continue;
      if (cover.x > x) fill_rect(target, {x, top, cover.x - x, height}, layout.ground);
      x = std::max(x, cover.right());
    }
    if (x < area.x + area.w) {
      fill_rect(target, {x, top, area.x + area.w - x, height}, layout.ground);
    }
  }
}

}  // namespace

void Painter::paint_slip(SDL_Surface& target, const Box& box, const Theme& theme) {
  const auto& b = box.bounds;
  const int width = std::min(b.width * 3 / 5, b.height * 4 / 5);
  const int x = b.x + (b.width - width) / 2;
  const int slot = std::max(12, b.height / 16);
  const bool printed = box.value == "printed";
  const int length = printed ? b.height - slot * 2 : (b.height - slot * 2) * 45 / 100;
  const Rect paper{x, b.y + slot / 2, width, length};
  fill_rect(target, {paper.x - 2, paper.y, paper.width + 4, paper.height + 2}, theme.line);
  fill_rect(target, paper, {255, 255, 255});
  const Font font{.size_px = std::max(12, width / 6), .weight = FontWeight::Bold};
  int w = 0;
  int h = 0;
  if (auto* face = fonts_.of(font); face != nullptr) {
    TTF_SizeUTF8(face, box.text.c_str(), &w, &h);
  }
  const int margin = width / 10;
  const int number_y = paper.bottom() - (printed ? paper.height * 3 / 4 : h + margin);
  draw_text(target,
            {.text = box.text, .bounds = {x + (width - w) / 2, number_y, w, h}, .font = font},
            {0, 0, 0}, fonts_);
  if (printed) {
    const int line_px = std::max(3, width / 40);
    for (int i = 0; i < 3; ++i) {
      fill_rect(target,
                {x + margin, number_y + h + margin / 2 + i * line_px * 3,
                 width - 2 * margin - i * margin, line_px},
                dimmed({0, 0, 0}, {255, 255, 255}));
    }
    const int mark = width / 3;
    draw_icon(target, "check", {x + (width - mark) / 2, paper.bottom() - mark - margin, mark, mark},
              {8, 68, 74}, icons_);
  }
  fill_rounded(target, {x - slot, b.y, width + 2 * slot, slot}, slot / 2, theme.on_ground);
}

void Painter::paint_ring(SDL_Surface& target, const Box& box, const Theme& theme) {
  const auto& b = box.bounds;
  const int out = ring_px + ring_gap_px;
  const auto bar = [&](Rect rect) { fill_rect(target, rect, theme.focus); };
  bar({b.x - out, b.y - out, b.width + 2 * out, ring_px});
  bar({b.x - out, b.bottom() + ring_gap_px, b.width + 2 * out, ring_px});
  bar({b.x - out, b.y - out, ring_px, b.height + 2 * out});
  bar({b.right() + ring_gap_px, b.y - out, ring_px, b.height + 2 * out});
}

void Painter::paint_box(SDL_Surface& target, const Box& box, const Theme& theme, bool pressed) {
  const auto background = pressed ? theme.pressed : box.background;
  const auto foreground = pressed ? theme.on_pressed : box.foreground;
  switch (box.shape) {
    case Shape::Card: {
      const int line = box.border_px;
      fill_rim(target, box.bounds, box.corner_px, line, pressed ? theme.pressed : box.border);
      fill_rounded(target,
                   {box.bounds.x + line, box.bounds.y + line, box.bounds.width - 2 * line,
                    box.bounds.height - 2 * line},
                   std::max(0, box.corner_px - line), background);
      break;
    }
    case Shape::Qr:
      draw_qr(target, box.value, box.bounds);
      return;
    case Shape::Slip:
      paint_slip(target, box, theme);
      return;
    case Shape::Plan:
      draw_plan(target, box.value, box.bounds, box.foreground, plans_);
      draw_way(target, box.line, std::max(6, box.bounds.width / 100), box.border);
      return;
    case Shape::Rule:
      fill_rect(target, box.bounds, box.border);
      break;
    case Shape::None:
      break;
  }
  if (!box.icon.empty()) {
    draw_icon(target, box.icon, box.icon_bounds, pressed ? theme.on_pressed : box.icon_color,
              icons_);
  }
  for (const auto& run : box.runs) draw_text(target, run, foreground, fonts_);
}

void Painter::paint_area(SDL_Surface& target, const Layout& layout, Contrast contrast,
                         const Overlay& overlay, const SDL_Rect& area) {
  const auto& theme = theme_of(contrast);
  SDL_SetClipRect(&target, &area);
  fill_ground(target, layout, area);
  const Rect visible{area.x, area.y, area.w, area.h};
  for (const auto& box : layout.boxes) {
    if (!box.bounds.overlaps(visible) && box.id != overlay.focus) continue;
    paint_box(target, box, theme, !overlay.pressed.empty() && box.id == overlay.pressed);
    if (!overlay.focus.empty() && box.id == overlay.focus) paint_ring(target, box, theme);
  }
  SDL_SetClipRect(&target, nullptr);
}

void Painter::paint(SDL_Surface& target, const Layout& layout, Contrast contrast,
                    const Overlay& overlay) {
  paint_area(target, layout, contrast, overlay, {0, 0, target.w, target.h});
  shown_ = Layout{layout};  // moved in: the strings before are given back
  shown_contrast_ = contrast;
  shown_overlay_ = overlay;
  anything_shown_ = true;
}

std::vector<SDL_Rect> Painter::repaint(SDL_Surface& target, const Layout& layout, Contrast contrast,
                                       const Overlay& overlay) {
  const SDL_Rect whole{0, 0, target.w, target.h};
  if (!anything_shown_ || contrast != shown_contrast_ || layout.panel != shown_.panel) {
    paint(target, layout, contrast, overlay);
    return {whole};
  }
  auto damage = differences(shown_, layout);
  if (overlay != shown_overlay_) {
    const Overlay& before = shown_overlay_;
    for (const auto* id : {&before.focus, &before.pressed, &overlay.focus, &overlay.pressed}) {
      add_box(damage, layout, *id);
    }
  }
  std::vector<SDL_Rect> visible;
  for (const auto& rect : damage) {
    SDL_Rect part;
    if (SDL_IntersectRect(&rect, &whole, &part) == SDL_TRUE) visible.push_back(part);
  }
  for (const auto& rect : visible) paint_area(target, layout, contrast, overlay, rect);
  shown_ = Layout{layout};  // moved in: the strings before are given back
  shown_overlay_ = overlay;
  return visible;
}

}  // namespace kiosk::ui::sdl
