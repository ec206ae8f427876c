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

Floor read_floor(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Floor floor{
      .number = fields.integer("floor", Need::Required, floor_range, 1),
      .name = fields.localized("name", Need::Required),
      .plan = fields.identifier("plan", Need::Optional),
      .height_permille = fields.integer("height_permille", Need::Optional, height_range, 700)};
  fields.finish();
  return floor;
}

Place read_place(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
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
PlanPoint read_pair(const JsonNode& node, Findings& findings) {
  const auto part = [&](std::size_t index) -> std::optional<int> {
    if (node.kind != NodeKind::Array || node.children.size() != 2) return std::nullopt;
    const JsonNode& number = node.children[index];
    const bool fits = number.kind == NodeKind::Integer && number.integer >= permille.lowest &&
                      number.integer <= permille.highest;
    return fits ? std::optional(static_cast<int>(number.integer)) : std::nullopt;
  };
  const auto x = part(0);
  const auto y = part(1);
  if (!x || !y) findings.error(node, "a point is two numbers from 0 to 1000, as [250, 600]");
  return {.x_permille = x.value_or(0), .y_permille = y.value_or(0)};
}

Way read_way(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Way way{.facility = fields.integer("facility", Need::Required, facility_range, 0),
          .marker = fields.integer("marker", Need::Optional, {1, 99}, 1),
          .words = fields.localized("words", Need::Required),
          .points = fields.list("points", Need::Optional, read_pair)};
  fields.finish();
  if (way.points.size() > most_points) {
    findings.error(node, fmt::format("a way has at most {} turns", most_points));
  }
  return way;
}

/// Without its wrong ways: it still shows where one stands.
KioskPlace read_kiosk(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  KioskPlace place;
  place.kiosk = fields.identifier("kiosk", Need::Required);
  place.floor = fields.integer("floor", Need::Optional, floor_range, 1);
  place.at = read_point(fields);
  fields.find("ways", Need::Optional);
  fields.finish();
  return place;
}

void read_ways(Element<KioskPlace>& kiosk, const Office& office, Findings& findings) {
  Fields fields(*kiosk.node, findings);
  auto ways = fields.entries("ways", Need::Optional, read_way);
  drop_unsound(ways);
  kiosk.value.ways = values_of(std::move(ways));
  for (const Way& way : kiosk.value.ways) {
    const auto markers = std::ranges::count(office.places, way.facility, &Place::facility);
    if (way.marker <= markers) continue;
    findings.warning(*kiosk.node,
                     fmt::format("the way to facility {}, marker {}, leads to no marker",
                                 way.facility, way.marker));
  }
}

/// Without a map markers wait for it.
template <class Value>
void drop_without_floor(std::vector<Element<Value>>& entries, const Office& office,
                        Findings& findings) {
  if (office.floors.empty()) return;
  std::erase_if(entries, [&](const auto& entry) {
    const bool lost = find_floor(office, entry.value.floor) == nullptr;
    if (lost) findings.error(*entry.node, fmt::format("there is no floor {}", entry.value.floor));
    return lost;
  });
}

void drop_hidden(std::vector<Element<Place>>& places, const Facilities& facilities,
                 Findings& findings) {
  std::erase_if(places, [&](const auto& entry) {
    const Place& place = entry.value;
    if (place.kind != PlaceKind::Facility) return false;
    const Facility* facility = find_facility(facilities, place.facility);
    if (facility != nullptr && is_public(*facility)) return false;
    findings.error(
        *entry.node,
        fmt::format("facility {} is unknown or not public: it is not on the map", place.facility));
    return true;
  });
}

}  // namespace

void read_floor_plan(Fields& fields, Office& office, const Facilities& facilities) {
  Findings& findings = fields.findings();
  auto floors = fields.entries("floors", Need::Optional, read_floor);
  drop_unsound(floors);
  drop_repeated(floors, &Floor::number, findings);
  office.floors = values_of(std::move(floors));
  std::ranges::sort(office.floors, {}, &Floor::number);

  auto places = fields.entries("places", Need::Optional, read_place);
  drop_unsound(places);
  drop_without_floor(places, office, findings);
  drop_hidden(places, facilities, findings);
  office.places = values_of(std::move(places));

  auto kiosks = fields.entries("kiosks", Need::Optional, read_kiosk);
  drop_unsound(kiosks);
  drop_repeated(kiosks, &KioskPlace::kiosk, findings);
  drop_without_floor(kiosks, office, findings);
  for (auto& kiosk : kiosks) read_ways(kiosk, office, findings);
  office.kiosks = values_of(std::move(kiosks));
}

}  // namespace kiosk::domain::parse
