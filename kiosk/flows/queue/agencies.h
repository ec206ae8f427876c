#pragma once
// Whose service? Browse, search, or "not sure".

#include "kiosk/flows/queue/purpose.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

/// Where the chosen service leads for that purpose.
Outcome choose_service(Purpose purpose, const std::string& service);

struct Agencies {
  Purpose purpose = Purpose::Ticket;
  bool operator==(const Agencies&) const = default;
};

Outcome update(const World& world, const Agencies& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Agencies& state);

}  // namespace kiosk::flows::queue
