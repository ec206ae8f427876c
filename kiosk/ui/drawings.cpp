#include "kiosk/ui/drawings.h"

#include <algorithm>

#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"

namespace kiosk::ui {
namespace {

/// The queue number: as large as its place allows, digits in cells of equal width.
void place_number(Canvas& canvas, const Node& node, const Rect& bounds) {
  auto box = box_of(canvas, node, bounds);
  const auto count = std::max<std::size_t>(1, box.text.size());
  // Inter Bold's widest digit is 0.69 em; the line box is about 1.21 em high, a third of it empty.
  const int by_width = static_cast<int>(bounds.width / (0.66 * static_cast<double>(count)));
  const int by_height = bounds.height;
  const Font font{.size_px = std::max(10, std::min(by_width, by_height)),
                  .weight = FontWeight::Bold};
  int width = 0;
  for (const char c : box.text) width += number_cell_px(c, font, canvas.measure);
  const int height = canvas.measure.line_height_px(font);
  const bool centred = canvas.panel.portrait() || canvas.style == FrameStyle::Attract;
  const int x = centred ? bounds.x + (bounds.width - width) / 2 : bounds.x;
  box.runs.push_back({.text = box.text,
                      .bounds = {x, bounds.y + (bounds.height - height) / 2, width, height},
                      .font = font,
                      .equal_cells = true});
  canvas.boxes.push_back(std::move(box));
}

}  // namespace

bool is_drawing(Role role) {
  return role == Role::Number || role == Role::QrCode || role == Role::Slip;
}

int drawing_height_px(const Canvas& canvas, const Node& node, int width_px) {
  const auto& panel = canvas.panel;
  if (node.role == Role::QrCode) return std::min(width_px, panel.px(60));
  if (node.role == Role::Slip) return std::min(panel.px(95), panel.height_px / 3);
  // A third of the screen where there is room; grows with the row.
  return std::min(panel.px(70), panel.height_px / 4);
}

void place_drawing(Canvas& canvas, const Node& node, const Rect& bounds) {
  if (node.role == Role::Number) return place_number(canvas, node, bounds);
  auto box = box_of(canvas, node, bounds);
  box.shape = node.role == Role::QrCode ? Shape::Qr : Shape::Slip;
  box.border = canvas.theme.line;
  box.icon_color = canvas.theme.accent;
  if (node.role == Role::QrCode) {
    const int side = std::min(bounds.width, bounds.height);
    const int x = canvas.panel.portrait() ? bounds.x + (bounds.width - side) / 2 : bounds.x;
    box.bounds = {x, bounds.y, side, side};
    box.foreground = {0, 0, 0};
    box.background = {255, 255, 255};
  }
  canvas.boxes.push_back(std::move(box));
}

int number_cell_px(char character, Font font, const TextMeasure& measure) {
  const bool digit = character >= '0' && character <= '9';
  return measure.width_px(digit ? "0" : std::string_view{&character, 1}, font);
}

}  // namespace kiosk::ui
