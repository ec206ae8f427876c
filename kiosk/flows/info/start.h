#pragma once
// What the office publishes: services, hours, places, channels, documents.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Start {
  [[nodiscard]] std::string describe() const { return "info_start"; }
  bool operator==(const Start&) const = default;
};

Outcome update(const World& world, const Start& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Start& state);

}  // namespace kiosk::flows::info
