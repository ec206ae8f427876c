#pragma once
// What the model itself learns from an event, before the screen sees it.

#include <vector>

#include "kiosk/app/model.h"

namespace kiosk::app {

void learn(Model& model, const messages::Event& event, std::vector<messages::Effect>& effects);

}  // namespace kiosk::app
