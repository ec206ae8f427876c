#pragma once
// Staff have closed this kiosk for a while. Says where to go instead.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct OutOfService {
  bool operator==(const OutOfService&) const = default;
  [[nodiscard]] std::string describe() const { return "out_of_service"; }
};

Outcome update(const World& world, const OutOfService& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const OutOfService& state);

}  // namespace kiosk::flows::home
