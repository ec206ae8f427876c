#pragma once
// When the office is open: today and the days after it.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Hours {
  [[nodiscard]] std::string describe() const { return "info_hours"; }
  bool operator==(const Hours&) const = default;
};

Outcome update(const World& world, const Hours& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Hours& state);

}  // namespace kiosk::flows::info
