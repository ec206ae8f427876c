#pragma once
// One ticket of the day: print it again, marked as a copy, or take it out of the queue.

#include "kiosk/flows/paper.h"
#include "kiosk/flows/staff/act.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct TicketCase {
  messages::ListedTicket listed;
  Act act;      // printing again
  Paper paper;  // the copy
  bool operator==(const TicketCase&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const TicketCase& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const TicketCase& state);

}  // namespace kiosk::flows::staff
