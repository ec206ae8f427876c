#pragma once
// One facility: what it is, where it is, and what the kiosk can do for it.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct FacilityPage {
  int number = 0;       // in component 8
  bool called = false;  // a wheelchair was asked for

  [[nodiscard]] std::string describe() const {
    return "info_facility " + std::to_string(number) + (called ? " called" : "");
  }
  bool operator==(const FacilityPage&) const = default;
};

Outcome update(const World& world, const FacilityPage& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const FacilityPage& state);

}  // namespace kiosk::flows::info
