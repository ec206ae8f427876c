#include "kiosk/flows/info/map.h"

#include <algorithm>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

using domain::Place;

const domain::KioskPlace* here(const World& world) {
  return domain::find_kiosk(world.content->office, world.settings.kiosk);
}

const Place* chosen_place(const World& world, const Map& state) {
  const auto& places = world.content->office.places;
  return state.chosen && *state.chosen < places.size() ? &places[*state.chosen] : nullptr;
}

const domain::Floor& shown_floor(const World& world, const Map& state) {
  const auto& floors = world.content->office.floors;
  const auto* kiosk = here(world);
  const int wanted = state.floor != 0 || kiosk == nullptr ? state.floor : kiosk->floor;
  const auto* floor = domain::find_floor(world.content->office, wanted);
  return floor != nullptr ? *floor : floors.front();
}

/// The way that leads from this kiosk to a marker: the facility's n-th one.
const domain::Way* way_to(const World& world, const Place& place) {
  const auto* kiosk = here(world);
  if (kiosk == nullptr || place.kind != domain::PlaceKind::Facility) return nullptr;
  int marker = 0;
  for (const auto& other : world.content->office.places) {
    if (other.kind != place.kind || other.facility != place.facility) continue;
    ++marker;
    if (&other == &place) break;
  }
  for (const auto& way : kiosk->ways) {
    if (way.facility == place.facility && way.marker == marker) return &way;
  }
  return nullptr;
}

std::vector<domain::PlanPoint> line_to(const World& world, const Place& place, int floor) {
  const auto* way = way_to(world, place);
  const auto* kiosk = here(world);
  if (way == nullptr || kiosk->floor != floor || place.floor != floor) return {};
  std::vector<domain::PlanPoint> points{kiosk->at};
  points.insert(points.end(), way->points.begin(), way->points.end());
  points.push_back(place.at);
  return points;
}

struct ShownPlan {
  std::size_t index = 0;
  const Place* place = nullptr;
};

/// The layer's places on the floor; a chosen one is shown whatever its layer.
std::vector<ShownPlan> shown_places(const World& world, const Map& state, int floor) {
  std::vector<ShownPlan> shown;
  const auto& places = world.content->office.places;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool wanted = state.chosen ? *state.chosen == i : is_in(world, places[i], state.group);
    if (wanted && places[i].floor == floor) shown.push_back({i, &places[i]});
  }
  return shown;
}

ui::Node plan_node(const World& world, const Map& state, const domain::Floor& floor) {
  ui::Node plan{.id = "map.plan", .role = ui::Role::Plan};
  plan.text = world.say(floor.name);
  plan.speech = ui::tr("map.plan", {{"floor", world.in_words(floor.name)}});
  plan.value = floor.plan;
  plan.height_permille = floor.height_permille;
  if (const auto* place = chosen_place(world, state)) {
    plan.points = line_to(world, *place, floor.number);
  }
  if (const auto* kiosk = here(world); kiosk != nullptr && kiosk->floor == floor.number) {
    plan.children.push_back({.id = "map.here",
                             .role = ui::Role::Here,
                             .text = ui::tr("map.here"),
                             .icon = "here",
                             .points = {kiosk->at}});
  }
  for (const auto& [index, place] : shown_places(world, state, floor.number)) {
    // A plan is higher than what somebody seated reaches: they choose in the list below it.
    const bool is_read_only = world.appearance.low_reach;
    ui::Node marker{.id = "map.place." + std::to_string(index),
                    .role = is_read_only ? ui::Role::Mark : ui::Role::Marker,
                    .text = name_of(world, *place),
                    .icon = icon_of(*place),
                    .value = std::to_string(index),
                    .points = {place->at}};
    if (state.chosen == index) marker.emphasis = ui::Emphasis::Selected;
    plan.children.push_back(std::move(marker));
  }
  return plan;
}

/// Where the chosen place is, in words; the list of the layer where none is chosen.
ui::Node side_node(const World& world, const Map& state, const domain::Floor& floor) {
  const auto* place = chosen_place(world, state);
  if (place == nullptr) {
    ui::Node list = group("map.list", ui::Arrangement::Flow, {});
    for (const auto& [index, shown] : shown_places(world, state, floor.number)) {
      auto node =
          button("map.list." + std::to_string(index), name_of(world, *shown), icon_of(*shown));
      node.value = std::to_string(index);
      list.children.push_back(std::move(node));
    }
    return list;
  }
  ui::Node where{.id = "map.where", .role = ui::Role::Note, .text = name_of(world, *place)};
  where.icon = icon_of(*place);
  const auto* way = way_to(world, *place);
  const auto* kiosk = here(world);
  if (kiosk != nullptr && kiosk->floor != place->floor) {
    const auto* other = domain::find_floor(world.content->office, place->floor);
    if (other != nullptr) where.detail = world.say(other->name);
  }
  if (way != nullptr) where.detail = world.say(way->words);
  return group("map.side", ui::Arrangement::Stack,
               {std::move(where), button("map.all", ui::tr("map.all"), "map")});
}

std::vector<ui::Node> floor_buttons(const World& world, const domain::Floor& shown) {
  std::vector<ui::Node> nodes;
  for (const auto& floor : world.content->office.floors) {
    auto node = button("map.floor." + std::to_string(floor.number), world.say(floor.name), "steps");
    node.value = std::to_string(floor.number);
    if (floor.number == shown.number) node.emphasis = ui::Emphasis::Selected;
    nodes.push_back(std::move(node));
  }
  return nodes;
}

/// Without a plan: the desks in words.
void add_desks(const World& world, std::vector<ui::Node>& body) {
  body.push_back(text("map.none", ui::tr("map.none")));
  for (const auto& desk : world.content->office.desks) {
    if (domain::is_empty(desk.place_hint)) continue;
    body.push_back(fact("map.desk." + desk.code, world.say(desk.name), world.say(desk.place_hint),
                        icon_of_facility(desk.facility)));
  }
}

bool has_map(const World& world) {
  return world.content != nullptr && !world.content->office.floors.empty();
}

std::optional<PlaceGroup> group_of_place(const World& world, const Place& place) {
  for (const auto group : place_groups) {
    if (is_in(world, place, group)) return group;
  }
  return std::nullopt;
}

Outcome choose(const World& world, const Map& state, const std::string& value) {
  auto next = state;
  const auto index = static_cast<std::size_t>(std::max(0, std::atoi(value.c_str())));
  if (index >= world.content->office.places.size()) return stay();
  next.chosen = index;
  return replace(std::move(next));
}

}  // namespace

std::optional<Map> map_to_facility(const World& world, int facility) {
  if (!has_map(world) || facility == 0) return std::nullopt;
  const auto& places = world.content->office.places;
  const auto found = std::ranges::find(places, facility, &Place::facility);
  if (found == places.end()) return std::nullopt;
  return Map{.floor = found->floor,
             .group = group_of_place(world, *found).value_or(PlaceGroup::Desks),
             .chosen = static_cast<std::size_t>(found - places.begin())};
}

std::optional<Map> map_to_desk(const World& world, std::string_view desk) {
  if (world.content == nullptr) return std::nullopt;
  const auto* found = domain::find_desk(world.content->office, desk);
  return found != nullptr ? map_to_facility(world, found->facility) : std::nullopt;
}

Outcome update(const World& world, const Map& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || !has_map(world)) return stay();
  if (tap->id.starts_with("map.place.") || tap->id.starts_with("map.list.")) {
    return choose(world, state, tap->value);
  }
  auto next = state;
  if (tap->id == "map.all") {
    next.chosen.reset();
    return replace(next);
  }
  if (tap->id.starts_with("map.group.")) {
    next.group = parse_group(tap->value).value_or(state.group);
    next.chosen.reset();
    return replace(next);
  }
  if (tap->id.starts_with("map.floor.")) {
    next.floor = std::clamp(std::atoi(tap->value.c_str()), -5, 100);
    next.chosen.reset();
    return replace(next);
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Map& state) {
  ui::ScreenTree tree{.name = "info.map"};
  tree.title = title("info.title", ui::tr("info.map"));
  if (world.content == nullptr) {
    tree.body = {text("info.loading", ui::tr("loading"))};
    return tree;
  }
  if (!has_map(world)) {
    add_desks(world, tree.body);
    return tree;
  }
  const auto& floor = shown_floor(world, state);
  tree.body = {group("map.groups", ui::Arrangement::Flow, group_buttons("map.group", state.group))};
  if (world.content->office.floors.size() > 1) {
    tree.body.push_back(group("map.floors", ui::Arrangement::Flow, floor_buttons(world, floor)));
  }
  auto plan = plan_node(world, state, floor);
  auto side = side_node(world, state, floor);
  if (world.appearance.low_reach) {
    // What is only looked at goes first, above everything that has to be reached.
    tree.body.insert(tree.body.begin(), std::move(plan));
    tree.body.push_back(std::move(side));
    return tree;
  }
  tree.body.push_back(
      group("map.columns", ui::Arrangement::Columns, {std::move(plan), std::move(side)}));
  return tree;
}

}  // namespace kiosk::flows::info
