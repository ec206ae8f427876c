#pragma once
// The last tickets of the day, newest first: one of them may be printed again or taken back.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Tickets {
  std::optional<std::vector<messages::ListedTicket>> listed;  // absent until the ledger answers
  bool operator==(const Tickets&) const = default;
  [[nodiscard]] std::string describe() const;
};

/// What became of its slip, or that it has left the queue.
ui::Phrase ticket_state(const messages::ListedTicket& listed);

Outcome update(const World& world, const Tickets& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Tickets& state);

}  // namespace kiosk::flows::staff
