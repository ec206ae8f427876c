#pragma once
// Does the visitor need priority? Self-declared, no proof, one touch.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct PriorityQuestion {
  std::string service;  // code; empty = not a service's
  std::string desk;     // code; empty = where the service, or the information desk, leads
  std::optional<Uuid> precheck;
  bool operator==(const PriorityQuestion&) const = default;
};

Outcome update(const World& world, const PriorityQuestion& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const PriorityQuestion& state);

}  // namespace kiosk::flows::queue
