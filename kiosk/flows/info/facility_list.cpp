#include "kiosk/flows/info/facility_list.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

/// Has a page of its own: on the map, or the network.
bool has_page(const World& world, const domain::Facility& facility) {
  constexpr int wifi_facility = 45;
  if (domain::is_public(facility)) return true;
  return facility.number == wifi_facility && world.content->office.wifi.has_value();
}

ui::Node entry(const World& world, const domain::Facility& facility) {
  const auto number = std::to_string(facility.number);
  auto name = ui::literal(number + ". " + world.in_words(facility.text));
  if (has_page(world, facility)) {
    auto node =
        choice("facility." + number, std::move(name), {}, icon_of_facility(facility.number));
    node.value = number;
    return node;
  }
  // Named, as the standard publishes them, but without a place (T8.2).
  const bool staff = domain::has_class(facility, domain::FacilityClass::StaffOnly);
  ui::Node node{.id = "facility." + number, .role = ui::Role::Fact, .text = std::move(name)};
  node.detail = staff ? ui::tr("facility.staff_only") : ui::tr("facility.equipment");
  node.icon = staff ? "lock" : "building";
  return node;
}

}  // namespace

Outcome update(const World&, const FacilityList&, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "facilities.all") return replace(FacilityList{.group = std::nullopt});
  if (tap->id.starts_with("facilities.group.")) {
    return replace(FacilityList{.group = parse_group(tap->value)});
  }
  if (tap->id.starts_with("facility.")) {
    return push(FacilityPage{.number = std::atoi(tap->value.c_str())});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const FacilityList& state) {
  ui::ScreenTree tree{.name = "info.facilities"};
  tree.title = title("info.title", ui::tr("info.facilities"));
  if (world.content == nullptr) {
    tree.body = {text("info.loading", ui::tr("loading"))};
    return tree;
  }
  auto all = button("facilities.all", ui::tr("places.all"), "building");
  if (!state.group) all.emphasis = ui::Emphasis::Selected;
  std::vector<ui::Node> filters{std::move(all)};
  for (auto& node : group_buttons("facilities.group", state.group)) {
    filters.push_back(std::move(node));
  }
  ui::Node list = group("facilities.list", ui::Arrangement::List, {});
  for (const auto& facility : world.content->common.facilities->items) {
    if (state.group && !is_in(facility, *state.group)) continue;
    list.children.push_back(entry(world, facility));
  }
  tree.body = {group("facilities.filters", ui::Arrangement::Flow, std::move(filters)),
               std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::info
