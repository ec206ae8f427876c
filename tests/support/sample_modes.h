#pragma once
// The kiosk as those see and hear it who use its voice.

#include <vector>

#include "tests/support/sample_states.h"

namespace tests {

std::vector<SampleState> mode_states();

}  // namespace tests
