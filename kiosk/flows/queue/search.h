#pragma once
// Search by name, keyword or KBLI on the on-screen keyboard.

#include "kiosk/flows/queue/purpose.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Search {
  std::string query;  // at most 40 characters
  Purpose purpose = Purpose::Ticket;
  bool operator==(const Search&) const = default;
};

Outcome update(const World& world, const Search& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Search& state);

}  // namespace kiosk::flows::queue
