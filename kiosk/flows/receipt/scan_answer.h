#pragma once
// What a scanned code says, in one plain sentence, and what can be done with it from here.

#include <string>

#include "kiosk/domain/loggable_scan.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::receipt {

struct ScanAnswer {
  domain::Scan scan = domain::UnknownCode{};
  std::optional<messages::TakenOut> taken_out{};  // of a ticket that the ledger was asked for
  bool operator==(const ScanAnswer&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const ScanAnswer& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const ScanAnswer& state);

}  // namespace kiosk::flows::receipt
