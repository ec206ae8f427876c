#pragma once
// The directory of all facilities of component 8, by what a visitor looks for.

#include "kiosk/flows/info/places.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct FacilityList {
  std::optional<PlaceGroup> group;  // absent: all fifty

  [[nodiscard]] std::string describe() const {
    return "info_facilities " + (group ? std::to_string(static_cast<int>(*group)) : "all");
  }
  bool operator==(const FacilityList&) const = default;
};

Outcome update(const World& world, const FacilityList& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const FacilityList& state);

}  // namespace kiosk::flows::info
