#pragma once
// The services of one agency, or what a search found.

#include "kiosk/flows/queue/purpose.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Services {
  std::string agency;              // code; empty when these are search results
  std::vector<std::string> found;  // codes of services, best first
  std::string query;
  Purpose purpose = Purpose::Ticket;
  bool operator==(const Services&) const = default;
};

Outcome update(const World& world, const Services& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Services& state);

/// Where a chosen service leads.
Outcome chosen(Purpose purpose, std::string service);

}  // namespace kiosk::flows::queue
