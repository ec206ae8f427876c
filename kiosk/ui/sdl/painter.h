#pragma once
// Paints a layout on a surface. Decides nothing but the drawing of slip and focus ring; repaints
// only what differs from the layout before. Main thread only.

#include <string>
#include <vector>

#include "kiosk/ui/sdl/canvas.h"

namespace kiosk::ui::sdl {

/// What is laid over a layout without changing it.
struct Overlay {
  std::string focus;    // id of the control with the ring; empty = none
  std::string pressed;  // id of the control under the finger; empty = none

  bool operator==(const Overlay&) const = default;
};

class Painter {
 public:
  Painter(Fonts& fonts, Icons& icons, Plans& plans) : fonts_(fonts), icons_(icons), plans_(plans) {}

  /// Paints everything.
  void paint(SDL_Surface& target, const Layout& layout, Contrast contrast, const Overlay& overlay);

  /// Paints what differs from the last call; returns the rectangles to present.
  std::vector<SDL_Rect> repaint(SDL_Surface& target, const Layout& layout, Contrast contrast,
                                const Overlay& overlay);

 private:
  void paint_box(SDL_Surface& target, const Box& box, const Theme& theme, bool pressed);
  void paint_slip(SDL_Surface& target, const Box& box, const Theme& theme);
  void paint_ring(SDL_Surface& target, const Box& box, const Theme& theme);
  void paint_area(SDL_Surface& target, const Layout& layout, Contrast contrast,
                  const Overlay& overlay, const SDL_Rect& area);

  Fonts& fonts_;
  Icons& icons_;
  Plans& plans_;
  Layout shown_;
  Contrast shown_contrast_ = Contrast::Default;
  Overlay shown_overlay_;
  bool anything_shown_ = false;
};

}  // namespace kiosk::ui::sdl
