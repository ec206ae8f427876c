#pragma once
// What the office publishes: services, hours, places, channels, documents.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Topics {
  [[nodiscard]] std::string describe() const { return "info_start"; }
  bool operator==(const Topics&) const = default;
};

Outcome update(const World& world, const Topics& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Topics& state);

}  // namespace kiosk::flows::info
