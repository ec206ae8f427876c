#pragma once
// One model for every screen and situation a visitor can see. The standing tests, the golden trees
// and the tour all walk this one list: a new screen is added here once.

#include <string>
#include <vector>

#include "kiosk/app/model.h"

namespace tests {

struct SampleState {
  std::string name;  // `queue.issuing.printed`: names of goldens and pictures
  kiosk::app::Model model;
};

/// A model that has booted: content loaded, ledger open, printer ready, Monday 23 November 2026,
/// 09.12 WIB.
kiosk::app::Model booted_model();

std::vector<SampleState> sample_states();

/// The ticket that the samples show: A-012, SP071.
kiosk::domain::Ticket sample_ticket();

/// The content of config/, read from the source tree.
std::shared_ptr<const kiosk::domain::Content> sample_content();

/// The built catalogues.
const kiosk::ui::Words& words();

}  // namespace tests
