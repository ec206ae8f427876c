#pragma once
// What a tactile key or a switch means on the screen that is shown. Pure; the shell and the tests
// ask the same function.

#include <vector>

#include "kiosk/app/model.h"
#include "kiosk/ui/layout.h"

namespace kiosk::app {

/// The events to apply, in order; the first is KeyPressed. A key that switches the voice on does
/// nothing else: nobody activates what they have not heard of.
std::vector<messages::Event> events_of_key(const Model& model, const ui::ScreenTree& tree,
                                           const ui::Layout& layout, ui::TactileKey key);

}  // namespace kiosk::app
