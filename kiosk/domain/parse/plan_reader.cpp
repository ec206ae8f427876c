#include "kiosk/domain/parse/plan_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace kiosk::domain::parse {
namespace {

constexpr IntegerRange floor_range{-5, 100};
constexpr IntegerRange facility_range{1, 999};
constexpr IntegerRange permille{0, 1000};
constexpr IntegerRange height_range{300, 1500};
/// More turns than any way through one building.
constexpr std::size_t most_points = 50;

constexpr std::array<std::pair<std::string_view, PlaceKind>, 3> place_kinds = {
    {{"FACILITY", PlaceKind::Facility},
     {"EXIT", PlaceKind::Exit},
     {"ASSEMBLY", PlaceKind::AssemblyPoint}}};

PlanPoint read_point(Fields& fields) {
  return {.x_permille = fields.integer("x_permille", Need::Required, permille, 0),
          .y_permille = fields.integer("y_permille", Need::Required, permille, 0)};
}

Floor read_floor(const Node& node, Report& report) {
  Fields fields(node, report);
  Floor floor{
      .number = fields.integer("floor", Need::Required, floor_range, 1),
      .name = fields.localized("name", Need::Required),
      .plan = fields.identifier("plan", Need::Optional),
      .height_permille = fields.integer("height_permille", Need::Optional, height_range, 700)};
  fields.finish();
  return floor;
}

Place read_place(const Node& node, Report& report) {
  Fields fields(node, report);
  Place place;
  place.kind = fields.choice("kind", Need::Optional, place_kinds, PlaceKind::Facility);
  if (place.kind == PlaceKind::Facility) {
    place.facility = fields.integer("facility", Need::Required, facility_range, 0);
  }
  place.floor = fields.integer("floor", Need::Optional, floor_range, 1);
  place.at = read_point(fields);
  place.label = fields.localized("label", Need::Optional);
  fields.finish();
  return place;
}

/// `[250, 600]`.
PlanPoint read_pair(const Node& node, Report& report) {
  const auto part = [&](std::size_t index) -> std::optional<int> {
    if (node.kind != NodeKind::Array || node.children.size() != 2) return std::nullopt;
    const Node& number = node.children[index];
    const bool fits = number.kind == NodeKind::Integer && number.integer >= permille.lowest &&
                      number.integer <= permille.highest;
    return fits ? std::optional(static_cast<int>(number.integer)) : std::nullopt;
  };
  const auto x = part(0);
  const auto y = part(1);
  if (!x || !y) report.error(node, "a point is two numbers from 0 to 1000, as [250, 600]");
  return {.x_permille = x.value_or(0), .y_permille = y.value_or(0)};
}

Way read_way(const Node& node, Report& report) {
  Fields fields(node, report);
  Way way{.facility = fields.integer("facility", Need::Required, facility_range, 0),
          .marker = fields.integer("marker", Need::Optional, {1, 99}, 1),
          .words = fields.localized("words", Need::Required),
          .points = fields.list("points", Need::Optional, read_pair)};
  fields.finish();
  if (way.points.size() > most_points) {
    report.error(node, fmt::format("a way has at most {} turns", most_points));
  }
  return way;
}

KioskPlace read_kiosk(const Node& node, Report& report) {
  Fields fields(node, report);
  KioskPlace place;
  place.kiosk = fields.identifier("kiosk", Need::Required);
  place.floor = fields.integer("floor", Need::Optional, floor_range, 1);
  place.at = read_point(fields);
  place.ways = fields.list("ways", Need::Optional, read_way);
  fields.finish();
  return place;
}

void check_ways(const Office& office, const Node& tree, Report& report) {
  for (std::size_t i = 0; i < office.kiosks.size(); ++i) {
    for (const Way& way : office.kiosks[i].ways) {
      const auto markers = std::ranges::count(office.places, way.facility, &Place::facility);
      if (way.marker <= markers) continue;
      report.warning(element_of(tree, "kiosks", i),
                     fmt::format("the way to facility {}, marker {}, leads to no marker",
                                 way.facility, way.marker));
    }
  }
}

}  // namespace

void read_floor_plan(Fields& fields, Office& office) {
  office.floors = fields.list("floors", Need::Optional, read_floor);
  std::ranges::sort(office.floors, {}, &Floor::number);
  office.places = fields.list("places", Need::Optional, read_place);
  office.kiosks = fields.list("kiosks", Need::Optional, read_kiosk);
}

void check_floor_plan(const Office& office, const Node& tree, Report& report) {
  check_unique(office.floors, &Floor::number, tree, "floors", report);
  check_unique(office.kiosks, &KioskPlace::kiosk, tree, "kiosks", report);
  const auto check = [&](int floor, std::string_view list, std::size_t index) {
    if (find_floor(office, floor) != nullptr) return;
    report.error(element_of(tree, list, index), fmt::format("there is no floor {}", floor));
  };
  if (office.floors.empty()) return;  // no map: markers wait for it
  for (std::size_t i = 0; i < office.places.size(); ++i) check(office.places[i].floor, "places", i);
  for (std::size_t i = 0; i < office.kiosks.size(); ++i) check(office.kiosks[i].floor, "kiosks", i);
}

void check_places(Office& office, const Facilities& facilities, const Node& tree, Report& report) {
  const auto is_hidden = [&](int number) {
    const Facility* facility = find_facility(facilities, number);
    return facility == nullptr || !is_public(*facility);
  };
  std::vector<Place> shown;
  for (std::size_t i = 0; i < office.places.size(); ++i) {
    const Place& place = office.places[i];
    if (place.kind == PlaceKind::Facility && is_hidden(place.facility)) {
      report.error(element_of(tree, "places", i),
                   fmt::format("facility {} is unknown or not public: it is not on the map",
                               place.facility));
    } else {
      shown.push_back(place);
    }
  }
  office.places = std::move(shown);
  for (std::size_t i = 0; i < office.desks.size(); ++i) {
    const Desk& desk = office.desks[i];
    if (desk.facility == 0 || !is_hidden(desk.facility)) continue;
    report.error(element_of(tree, "desks", i),
                 fmt::format("desk {} stands at the unknown or not public facility {}", desk.code,
                             desk.facility));
  }
  check_ways(office, tree, report);
}

}  // namespace kiosk::domain::parse
