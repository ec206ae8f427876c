#pragma once
// How printer, paper, clock, touch panel and display stand, in words for staff.

#include <vector>

#include "kiosk/flows/world.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows::staff {

ui::Phrase printer_phrase(const World& world);
ui::Phrase paper_phrase(const World& world);
ui::Phrase clock_phrase(domain::ClockVerdict verdict);
/// Touch panel and display, as far as there is something to tell of them; ids behind `prefix`.
std::vector<ui::Node> screen_facts(const World& world, const std::string& prefix);

}  // namespace kiosk::flows::staff
