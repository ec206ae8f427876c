#pragma once
// Giving a number back: whoever holds a ticket of today that this kiosk gave out takes it out of
// the queue, so that nobody is called who has left.

#include <string>

#include "kiosk/domain/ticket.h"
#include "kiosk/flows/keeping.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::receipt {

struct Cancel {
  domain::TicketNumber number;
  Date day{};
  /// None: asked whether it is meant. Kept: the number is no longer in the queue, whoever took it
  /// out.
  Keeping keeping{};
  bool operator==(const Cancel&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Cancel& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Cancel& state);

}  // namespace kiosk::flows::receipt
