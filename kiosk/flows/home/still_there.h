#pragma once
// Asks an idle visitor whether to go on, before everything is wiped.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct StillThere {
  std::chrono::milliseconds since{0};  // steady
  std::chrono::seconds alert_for{20};
  bool operator==(const StillThere&) const = default;
};

Outcome update(const World& world, const StillThere& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const StillThere& state);

}  // namespace kiosk::flows::home
