#pragma once
// Sample states of the pre-check: every place of it, and what it can come to.

#include <vector>

#include "tests/support/sample_states.h"

namespace tests {

/// Answers to everything SP071 asks of a small business with these branches, all of them yes.
kiosk::domain::CheckAnswers all_yes(const std::vector<std::string>& branches);

std::vector<SampleState> precheck_states();

}  // namespace tests
