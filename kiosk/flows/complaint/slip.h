#pragma once
// The receipt of a report. Slips are left behind: no name, no word of the report (domain
// rules 1.6).

#include <string>

#include "drivers/printer/document.h"
#include "kiosk/flows/complaint/sent.h"

namespace kiosk::flows::complaint {

/// Only for a report that is kept.
drivers::printer::Document receipt_slip(const World& world, const Sent& state);

/// The signed code of type C; empty while the kiosk has no key.
std::string receipt_code(const World& world, const Sent& state);

/// `ABCD-EFGH-IJKL-MNOP`: a withdrawal code in groups of four.
std::string grouped(std::string_view code);

}  // namespace kiosk::flows::complaint
