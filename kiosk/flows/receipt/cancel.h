#pragma once
// Giving a number back: whoever holds a ticket of today that this kiosk gave out takes it out of
// the queue, so that nobody is called who has left.

#include <string>

#include "kiosk/domain/ticket.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::receipt {

enum class CancelPhase : std::uint8_t {
  Asking,   // whether it is meant
  Sending,  // to the ledger
  Done,     // durable: the number is no longer in the queue, whoever took it out
  Refused,  // not written; may be tried again
  Unknown,  // the ledger does not know this number
};

struct Cancel {
  static constexpr bool is_final = true;

  domain::TicketNumber number;
  Date day{};
  CancelPhase phase = CancelPhase::Asking;
  bool operator==(const Cancel&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Cancel& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Cancel& state);

}  // namespace kiosk::flows::receipt
