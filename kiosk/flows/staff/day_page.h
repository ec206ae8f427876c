#pragma once
// The figures of the day, what has not been sent yet, the heads of the chains, and services whose
// standard has not been reviewed for a year (T14.1).

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct DayPage {
  std::optional<messages::DayCounted> counted;  // absent until the ledger answers
  bool operator==(const DayPage&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const DayPage& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const DayPage& state);

}  // namespace kiosk::flows::staff
