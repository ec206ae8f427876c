#pragma once
// Text size and contrast, for this visit.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct Display {
  bool operator==(const Display&) const = default;
};

Outcome update(const World& world, const Display& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Display& state);

}  // namespace kiosk::flows::home
