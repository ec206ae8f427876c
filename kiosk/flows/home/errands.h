#pragma once
// The home screen: what would you like to do?

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct Errands {
  bool operator==(const Errands&) const = default;
};

Outcome update(const World& world, const Errands& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Errands& state);

}  // namespace kiosk::flows::home
