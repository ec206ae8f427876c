#include "kiosk/flows/info/places.h"

#include <map>

#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {

using domain::FacilityClass;
using domain::PlaceKind;

ui::Phrase name_of(PlaceGroup group) {
  switch (group) {
    case PlaceGroup::Desks:
      return ui::tr("places.desks");
    case PlaceGroup::General:
      return ui::tr("places.general");
    case PlaceGroup::Family:
      return ui::tr("places.family");
    case PlaceGroup::Safety:
      return ui::tr("places.safety");
  }
  return {};
}

const char* icon_of(PlaceGroup group) {
  switch (group) {
    case PlaceGroup::Desks:
      return "person";
    case PlaceGroup::General:
      return "building";
    case PlaceGroup::Family:
      return "child";
    case PlaceGroup::Safety:
      return "shield";
  }
  return "";
}

bool is_in(const domain::Facility& facility, PlaceGroup group) {
  if (!domain::is_public(facility)) return false;
  switch (group) {
    case PlaceGroup::Desks:
      return domain::has_class(facility, FacilityClass::ServiceDesk);
    case PlaceGroup::General:
      return domain::has_class(facility, FacilityClass::PublicPlace) && !facility.priority &&
             !facility.safety;
    case PlaceGroup::Family:
      return facility.priority;
    case PlaceGroup::Safety:
      return facility.safety;
  }
  return false;
}

bool is_in(const World& world, const domain::Place& place, PlaceGroup group) {
  if (place.kind != PlaceKind::Facility) return group == PlaceGroup::Safety;
  const auto* facility = domain::find_facility(*world.content->common.facilities, place.facility);
  return facility != nullptr && is_in(*facility, group);
}

const char* icon_of_facility(int number) {
  static const std::map<int, const char*> icons{
      {1, "parking"},         {2, "chairs"},   {3, "info"},          {4, "question"},
      {5, "speech"},          {6, "computer"}, {7, "form"},          {8, "checklist"},
      {13, "bank"},           {14, "people"},  {19, "elderly"},      {20, "book"},
      {21, "bottle"},         {22, "child"},   {23, "prayer"},       {24, "toilet"},
      {25, "copy"},           {26, "atm"},     {27, "canteen"},      {28, "wheelchair"},
      {30, "touch"},          {31, "ticket"},  {37, "extinguisher"}, {40, "flag"},
      {45, "wifi"},           {46, "globe"},   {47, "scan"},         {48, "smile"},
      {49, "suggestion_box"}, {50, "tag"}};
  const auto found = icons.find(number);
  return found == icons.end() ? "building" : found->second;
}

const char* icon_of(const domain::Place& place) {
  switch (place.kind) {
    case PlaceKind::Facility:
      return icon_of_facility(place.facility);
    case PlaceKind::Exit:
      return "exit";
    case PlaceKind::AssemblyPoint:
      return "assembly";
  }
  return "";
}

ui::Phrase name_of(const World& world, const domain::Place& place) {
  if (!domain::is_empty(place.label)) return world.say(place.label);
  if (place.kind == PlaceKind::Exit) return ui::tr("places.exit");
  if (place.kind == PlaceKind::AssemblyPoint) return ui::tr("places.assembly");
  // The office's own short name of a desk is what stands on its sign.
  for (const auto& desk : world.content->office.desks) {
    if (desk.facility == place.facility) return world.say(desk.name);
  }
  const auto* facility = domain::find_facility(*world.content->common.facilities, place.facility);
  return facility != nullptr ? world.say(facility->text) : ui::Phrase{};
}

std::vector<ui::Node> group_buttons(const std::string& prefix, std::optional<PlaceGroup> chosen) {
  std::vector<ui::Node> nodes;
  for (const auto group : place_groups) {
    const auto value = std::to_string(static_cast<int>(group));
    auto node = button(prefix + "." + value, name_of(group), icon_of(group));
    node.value = value;
    if (group == chosen) node.emphasis = ui::Emphasis::Selected;
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::optional<PlaceGroup> parse_group(const std::string& value) {
  for (const auto group : place_groups) {
    if (value == std::to_string(static_cast<int>(group))) return group;
  }
  return std::nullopt;
}

}  // namespace kiosk::flows::info
