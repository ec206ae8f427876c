#pragma once
// The end of a screen that holds what the visitor came for: it goes by itself when that is on
// paper, and not without a question when it is nowhere else (A13). Pure.

#include <chrono>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows {

/// At each tick. `since`: when the screen came to say what it says, steady. Its time begins anew
/// with everything that somebody does, and while it is being read aloud.
Outcome end_in_time(const World& world, std::chrono::milliseconds since, bool on_paper);

}  // namespace kiosk::flows
