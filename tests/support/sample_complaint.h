#pragma once
// Sample states of the errand "complaints and suggestions". Nobody in them exists.

#include <vector>

#include "tests/support/sample_states.h"

namespace tests {

/// A complaint that is complete: service SP071, time, received on 20 November 2026, Siti Uji.
kiosk::flows::complaint::Draft sample_draft();

std::vector<SampleState> complaint_states();

}  // namespace tests
