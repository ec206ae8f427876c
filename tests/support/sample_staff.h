#pragma once
// Sample states of calling staff, the emergency, and the screens of staff.

#include <vector>

#include "tests/support/sample_states.h"

namespace tests {

std::vector<SampleState> staff_sample_states();

/// Nobody but a member of staff is here.
kiosk::app::Model signed_in(kiosk::flows::Screen screen);

}  // namespace tests
