#pragma once
// No number can be given now, and when one can.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Closed {
  std::string service;  // empty: asked from the home screen
  std::string desk;     // code; empty = where the service, or the information desk, leads
  bool operator==(const Closed&) const = default;
};

Outcome update(const World& world, const Closed& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Closed& state);

}  // namespace kiosk::flows::queue
