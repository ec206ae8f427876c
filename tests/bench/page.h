#pragma once
// A screen of the kiosk as a page for a browser: the same boxes, colours, icons and lines of text
// at the same places, written from the same layout, so that both show the same picture. One thread.

#include <string>
#include <vector>

#include "kiosk/ui/layout.h"
#include "tests/bench/screen.h"

namespace bench {

/// HTML with absolute places; `icon_folder` holds the SVG files. Controls have the theme's pressed
/// colours while they are :active, and the time of day is looked at once a second as in the kiosk.
std::string page_of(const kiosk::ui::Layout& layout, const std::string& icon_folder);

/// A point in the bare part of every card, with its colour: all of them have it when, and only
/// when, the screen is painted.
std::vector<Spot> spots_of(const kiosk::ui::Layout& layout);

/// The same for one card while it is pressed or not.
Spot spot_of(const kiosk::ui::Box& box, kiosk::ui::Color color);

}  // namespace bench
