#pragma once
// What stands on a queue ticket, in what order (domain rules 2.1). No name, no NIK.

#include "drivers/printer/document.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows::queue {

enum class SlipVersion : std::uint8_t {
  Original,
  Copy,  // marked SALINAN: something of the original may be on paper
};

drivers::printer::Document ticket_slip(const World& world, const domain::Ticket& ticket,
                                       SlipVersion version);

/// The signed code of the ticket, for paper and screen; empty when it cannot be made.
std::string ticket_code(const World& world, const domain::Ticket& ticket);

}  // namespace kiosk::flows::queue
