#pragma once
// Sample states of the information errand: standard, channels, facilities, map, hours, documents.

#include <vector>

#include "tests/support/sample_states.h"

namespace tests {

std::vector<SampleState> information_states();

}  // namespace tests
