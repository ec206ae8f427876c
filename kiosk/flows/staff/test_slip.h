#pragma once
// The slip that shows staff that the printer prints: place, kiosk, time, a rule and a code.

#include "drivers/printer/document.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows::staff {

drivers::printer::Document test_slip(const World& world);

}  // namespace kiosk::flows::staff
