#pragma once
// What a member of staff who has signed in can do here.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Menu {
  bool operator==(const Menu&) const = default;
  [[nodiscard]] std::string describe() const { return "staff_menu"; }
};

Outcome update(const World& world, const Menu& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Menu& state);

}  // namespace kiosk::flows::staff
