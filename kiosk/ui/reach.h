#pragma once
// What fits into the band that somebody seated reaches (A16). A panel that hangs high leaves little
// of it; where a screen with low controls does not fit into it, `layout` draws that screen in the
// largest letters that do. Pure.

#include "kiosk/ui/theme.h"

namespace kiosk::ui {

/// Of the picture, from its lower edge to the highest reach.
constexpr int reached_mm(const Panel& panel) {
  return reach_highest_mm - panel.bottom_edge_mm;
}

/// With so much of the picture within reach every screen of ours keeps its letters in all four
/// sizes.
inline constexpr int reach_for_every_size_mm = 270;

}  // namespace kiosk::ui
