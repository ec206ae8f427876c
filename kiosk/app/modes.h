#pragma once
// How the visitor wants the kiosk: taps on languages, sizes, colours, reach, voice and sounds. They
// belong to the visit and are the same on every screen.

#include "kiosk/app/model.h"

namespace kiosk::app {

/// True when the tap chose a mode and is done with.
bool choose_mode(Model& model, const messages::Tapped& tap);

/// What keys, headphones and fingers change of the modes.
void learn_modes(Model& model, const messages::Event& event);

}  // namespace kiosk::app
