#pragma once
// Nobody is there: invites, and lets the visitor begin in a language.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct Attract {
  bool operator==(const Attract&) const = default;
};

Outcome update(const World& world, const Attract& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Attract& state);

}  // namespace kiosk::flows::home
