#pragma once
// The pre-check of SP071 somewhere on its way, and what it has come to.

#include <string>
#include <vector>

#include "tests/support/visit.h"

namespace tests {

/// At a place of the check in which everything was answered with yes.
Visit having_answered(const std::vector<std::string>& branches,
                      kiosk::flows::precheck::CheckPlace place, const std::string& step = {});

/// The result that is on the screen; fails the test when another screen is.
const kiosk::flows::precheck::Result& result_of(const Visit& visit);

}  // namespace tests
