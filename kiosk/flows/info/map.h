#pragma once
// The floor plan: where things are, and how to get there from here.

#include "kiosk/flows/info/places.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Map {
  int floor = 0;  // 0: where the kiosk stands, or the first one
  PlaceGroup group = PlaceGroup::Desks;
  std::optional<std::size_t> chosen;  // index in the office's places

  [[nodiscard]] std::string describe() const {
    return "info_map " + std::to_string(floor) + " " + std::to_string(static_cast<int>(group)) +
           " " + (chosen ? std::to_string(*chosen) : "none");
  }
  bool operator==(const Map&) const = default;
};

/// The map with the way to a facility, or nothing when it has no marker.
std::optional<Map> map_to_facility(const World& world, int facility);
/// The same for a desk.
std::optional<Map> map_to_desk(const World& world, std::string_view desk);

Outcome update(const World& world, const Map& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Map& state);

}  // namespace kiosk::flows::info
