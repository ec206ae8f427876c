// What lies where on a screen that is laid out.

#include "kiosk/ui/layout.h"

namespace kiosk::ui {

const Box* hit(const Layout& layout, int x, int y) {
  for (auto box = layout.boxes.rbegin(); box != layout.boxes.rend(); ++box) {
    if (box->control && box->enabled && box->bounds.contains(x, y)) return &*box;
  }
  return layout.background.empty() ? nullptr : find_box(layout, layout.background);
}

const Box* find_box(const Layout& layout, std::string_view id) {
  for (const auto& box : layout.boxes) {
    if (box.id == id) return &box;
  }
  return nullptr;
}

}  // namespace kiosk::ui
