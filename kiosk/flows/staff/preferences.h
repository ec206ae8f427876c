#pragma once
// What staff may set on this machine instead of kiosk.toml, the clock, and how the kiosk is
// connected.

#include "kiosk/flows/staff/act.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Preferences {
  Act act;
  messages::KeepSettings wanted;  // what the act asks for
  std::optional<bool> kept;       // whether the file took the last change
  bool operator==(const Preferences&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Preferences& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Preferences& state);

}  // namespace kiosk::flows::staff
