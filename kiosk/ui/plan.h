#pragma once
// A floor plan on the screen: the drawing, the markers on it and the way to one of them. Markers
// are controls of a finger's size; they move apart rather than overlap. Used by cards.cpp only;
// pure.

#include "kiosk/ui/blocks.h"

namespace kiosk::ui {

int plan_height_px(const Canvas& canvas, const Node& node, int width_px);
void place_plan(Canvas& canvas, const Node& node, const Rect& bounds);

/// Where a point of the plan is on the panel.
Point on_panel(const domain::PlanPoint& point, const Rect& drawing);

}  // namespace kiosk::ui
