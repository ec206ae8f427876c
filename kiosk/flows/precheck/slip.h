#pragma once
// The checklist on paper: what is missing first, each with where to get it. No name.

#include <string>
#include <vector>

#include "drivers/printer/document.h"
#include "kiosk/flows/precheck/advice.h"

namespace kiosk::flows::precheck {

/// `missing` are the ids that the code holds; `finished_at` is printed and stands in the code.
drivers::printer::Document checklist(const World& world, const domain::Service& service,
                                     const Advice& advice, const std::vector<std::string>& missing,
                                     Instant finished_at);

/// The signed code of type P, for paper and screen; without the missing ids when they would be too
/// many for a code, and empty when none can be made.
std::string checklist_code(const World& world, const domain::Service& service,
                           domain::PreCheckOutcome outcome, const std::vector<std::string>& missing,
                           Instant finished_at);

}  // namespace kiosk::flows::precheck
