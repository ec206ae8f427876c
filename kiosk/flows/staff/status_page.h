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

struct StatusPage {
  bool operator==(const StatusPage&) const = default;
};

Outcome update(const World& world, const StatusPage& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const StatusPage& state);

}  // namespace kiosk::flows::staff
