#pragma once
// An event of each kind, for what is written down and read again.

#include <vector>

#include "kiosk/messages/event.h"

namespace tests {

std::vector<kiosk::messages::Event> sample_events();

}  // namespace tests
