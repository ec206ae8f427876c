#pragma once
// Sample states of the scanned codes and of the survey, one for each thing a visitor can be told.

#include <vector>

#include "tests/support/sample_states.h"

namespace tests {

std::vector<SampleState> receipt_states();
std::vector<SampleState> survey_states();

}  // namespace tests
