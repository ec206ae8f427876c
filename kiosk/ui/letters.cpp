#include <algorithm>

#include "kiosk/ui/blocks.h"

namespace kiosk::ui {
namespace {

bool is_told(const Node& node) {
  switch (node.role) {
    case Role::Text:
    case Role::Title:
    case Role::Fact:
    case Role::Note:
    case Role::Alert:
      return true;
    case Role::Group:
      return std::ranges::all_of(node.children, is_told);
    case Role::Screen:
    case Role::StatusLine:
    case Role::Tile:
    case Role::Choice:
    case Role::Tick:
    case Role::Button:
    case Role::Key:
    case Role::Field:
    case Role::Number:
    case Role::QrCode:
    case Role::Slip:
    case Role::Plan:
    case Role::Marker:
    case Role::Mark:
    case Role::Here:
      return false;
  }
  return false;
}

int height_with_title(const Canvas& canvas, const ScreenTree& tree, int width_px) {
  const int title_px = height_of(canvas, tree.title, width_px) + canvas.grid_px();
  return title_px + height_of(canvas, rows_of(canvas, tree.body, width_px));
}

/// What is typed into would grow and shrink with every word, and a map has its own scale.
bool keeps_size(const Node& node) {
  const bool fixed = node.role == Role::Key || node.role == Role::Field || node.role == Role::Plan;
  return fixed || std::ranges::any_of(node.children, keeps_size);
}

}  // namespace

double letters_of(const Canvas& canvas, const ScreenTree& tree, const Rect& area) {
  constexpr double larger = 1.3;
  if (canvas.style == FrameStyle::Attract || canvas.appearance.low_reach) return 1.0;
  if (canvas.appearance.text_size > TextSize::Normal) return 1.0;
  if (std::ranges::any_of(tree.body, keeps_size)) return 1.0;
  auto tried = canvas;
  tried.letters = larger;
  const bool told = std::ranges::all_of(tree.body, is_told);
  const int most = told ? area.height / 2 : area.height * 2 / 3;
  return height_with_title(tried, tree, area.width) <= most ? larger : 1.0;
}

}  // namespace kiosk::ui
