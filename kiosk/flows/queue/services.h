#pragma once
// The services of one agency, or what a search found.

#include "kiosk/flows/queue/agencies.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Services {
  Purpose purpose = Purpose::Ticket;
  std::string agency;              // code; empty when these are search results
  std::vector<std::string> found;  // codes of services, best first
  std::string query;
  bool operator==(const Services&) const = default;
};

Outcome update(const World& world, const Services& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Services& state);

}  // namespace kiosk::flows::queue
