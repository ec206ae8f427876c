#pragma once
// What is drawn as large as its place allows: the queue number, QR codes and the slip of paper.
// Used by cards.cpp only.

#include "kiosk/ui/blocks.h"

namespace kiosk::ui {

bool is_drawing(Role role);

int drawing_height_px(const Canvas& canvas, const Node& node, int width_px);

void place_drawing(Canvas& canvas, const Node& node, const Rect& bounds);

}  // namespace kiosk::ui
