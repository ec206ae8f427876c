#pragma once
// Does the visitor need priority? Self-declared, no proof, one touch.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Priority {
  std::string service;  // code; empty = not a service's
  std::string desk;     // code; empty = where the service, or the information desk, leads
  std::optional<Uuid> precheck;
  bool operator==(const Priority&) const = default;
};

Outcome update(const World& world, const Priority& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Priority& state);

}  // namespace kiosk::flows::queue
