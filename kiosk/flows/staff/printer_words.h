#pragma once
// How printer, paper and clock stand, in words for staff.

#include "kiosk/flows/world.h"

namespace kiosk::flows::staff {

ui::Phrase printer_phrase(const World& world);
ui::Phrase paper_phrase(const World& world);
ui::Phrase clock_phrase(domain::ClockVerdict verdict);

}  // namespace kiosk::flows::staff
