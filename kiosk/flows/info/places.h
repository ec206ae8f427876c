#pragma once
// What kind of place a facility is to a visitor, and the icon it has on map and lists.

#include <array>
#include <cstdint>
#include <string>

#include "kiosk/flows/world.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows::info {

/// Layers of the map and filters of the directory (domain rules 1.8).
enum class PlaceGroup : std::uint8_t { Desks, General, Family, Safety };
inline constexpr std::array<PlaceGroup, 4> place_groups{PlaceGroup::Desks, PlaceGroup::General,
                                                        PlaceGroup::Family, PlaceGroup::Safety};

ui::Phrase name_of(PlaceGroup group);
const char* icon_of(PlaceGroup group);

/// A facility may be in several groups (the priority room is a desk too), or in none: what is for
/// staff only, or is no place.
bool is_in(const domain::Facility& facility, PlaceGroup group);
bool is_in(const World& world, const domain::Place& place, PlaceGroup group);

/// Of the facility with that number in component 8 of the standard.
const char* icon_of_facility(int number);
const char* icon_of(const domain::Place& place);
/// The marker's label, or the facility's name.
ui::Phrase name_of(const World& world, const domain::Place& place);

/// Buttons for the groups; the chosen one is marked. Ids `<prefix>.0` to `<prefix>.3`.
std::vector<ui::Node> group_buttons(const std::string& prefix, std::optional<PlaceGroup> chosen);
/// The group whose button has this value.
std::optional<PlaceGroup> parse_group(const std::string& value);

}  // namespace kiosk::flows::info
