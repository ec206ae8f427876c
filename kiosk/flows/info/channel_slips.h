#pragma once
// Slips of the complaint channels: where to send a letter, and the blank form for the box.

#include "drivers/printer/document.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows::info {

/// The addresses of the channel's text, to be copied onto an envelope.
drivers::printer::Document address_slip(const World& world,
                                        const domain::ComplaintChannel& channel);

/// Lines to fill in by hand: who, what, when (domain rules 2.3). Nothing is recorded of it.
drivers::printer::Document blank_form(const World& world);

}  // namespace kiosk::flows::info
