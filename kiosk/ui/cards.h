#pragma once
// The looks of each role: how high it is and where its icon and lines stand. Used by blocks.cpp.

#include "kiosk/ui/blocks.h"

namespace kiosk::ui {

int card_height_px(const Canvas& canvas, const Node& node, int width_px);
void place_card(Canvas& canvas, const Node& node, const Rect& bounds);
/// The box of a node with its colours, texts and speech, but without text lines.
Box box_of(const Canvas& canvas, const Node& node, const Rect& bounds);

}  // namespace kiosk::ui
