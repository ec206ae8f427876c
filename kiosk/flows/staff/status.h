#pragma once
// For staff: devices, ledger, clock, who called, and what is wrong with the content. Shows nothing
// personal.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Status {
  static constexpr bool is_staff = true;

  bool operator==(const Status&) const = default;
};

Outcome update(const World& world, const Status& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Status& state);

}  // namespace kiosk::flows::staff
