// Facilities and the floor plan: what is there, what is not shown, and the way to it.

#include <set>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace {

namespace domain = kiosk::domain;
namespace info = kiosk::flows::info;
using kiosk::ui::Role;
using tests::Visit;

std::vector<const kiosk::ui::Node*> nodes_of(const kiosk::ui::ScreenTree& tree, Role role) {
  std::vector<const kiosk::ui::Node*> found;
  for (const auto* node : kiosk::ui::all_nodes(tree)) {
    if (node->role == role) found.push_back(node);
  }
  return found;
}

Visit at_map() {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.map");
  return visit;
}

const domain::Place& place_of(const Visit& visit, const std::string& value) {
  return visit.model().content->office.places.at(std::stoul(value));
}

}  // namespace

TEST_CASE("T8.1: the directory names all fifty facilities", "[info]") {
  Visit visit;
  visit.arrange().screen = info::FacilityList{};
  for (int number = 1; number <= 50; ++number) {
    INFO(number);
    CHECK(visit.says("facility." + std::to_string(number))
              .starts_with(std::to_string(number) + ". "));
  }
}

TEST_CASE("T8.2: what is for staff only is named, and leads nowhere", "[info]") {
  Visit visit;
  visit.arrange().screen = info::FacilityList{};
  for (const int number : {9, 10, 11, 12, 15, 16, 17, 18}) {
    const auto id = "facility." + std::to_string(number);
    const auto tree = visit.tree();
    const auto* node = visit.node(tree, id);
    INFO(number);
    REQUIRE(node != nullptr);
    CHECK_FALSE(kiosk::ui::is_control(node->role));
    CHECK(visit.says(id).find("Khusus petugas") != std::string::npos);
    CHECK_FALSE(info::map_to_facility(kiosk::app::world_of(visit.model(), tests::words()), number)
                    .has_value());
  }
}

TEST_CASE("T8.2: no layer of the map has a marker for staff only", "[info]") {
  std::set<int> seen;
  for (const auto* group : {"map.group.0", "map.group.1", "map.group.2", "map.group.3"}) {
    auto visit = at_map();
    visit.tap(group);
    const auto tree = visit.tree();
    for (const auto* marker : nodes_of(tree, Role::Marker)) {
      const auto& place = place_of(visit, marker->value);
      if (place.kind != domain::PlaceKind::Facility) continue;
      const auto* facility =
          domain::find_facility(*visit.model().content->common.facilities, place.facility);
      REQUIRE(facility != nullptr);
      CHECK(domain::is_public(*facility));
      seen.insert(place.facility);
    }
  }
  CHECK(seen.size() > 15);
}

TEST_CASE("T8.3: every desk that the office has is on the map", "[info]") {
  const Visit visit;
  const auto world = kiosk::app::world_of(visit.model(), tests::words());
  for (const auto& desk : visit.model().content->office.desks) {
    INFO(desk.code);
    CHECK(info::map_to_desk(world, desk.code).has_value());
  }
}

TEST_CASE("the filters show what their names say", "[info]") {
  Visit visit;
  visit.arrange().screen = info::FacilityList{};
  visit.tap("facilities.group.2");
  for (const int number : {19, 21, 22, 24, 28}) {
    CHECK_FALSE(visit.says("facility." + std::to_string(number)).empty());
  }
  CHECK(visit.says("facility.27").empty());
  visit.tap("facilities.group.3");
  CHECK_FALSE(visit.says("facility.37").empty());
  visit.tap("facilities.all");
  CHECK_FALSE(visit.says("facility.16").empty());
}

TEST_CASE("a wheelchair is asked for once, and what the kiosk did is told", "[info]") {
  Visit visit;
  visit.arrange().screen = info::FacilityPage{.number = 28};
  CHECK(visit.says("facility.called").empty());
  visit.tap("facility.wheelchair");
  CHECK_FALSE(visit.says("facility.called").empty());
  REQUIRE(visit.all<kiosk::messages::RecordFact>().size() == 1);
  CHECK(visit.all<kiosk::messages::RecordFact>()[0].fact.kind == "staff_called");
  CHECK(visit.all<kiosk::messages::RecordFact>()[0].fact.payload.find("wheelchair") !=
        std::string::npos);
  visit.tap("facility.wheelchair");
  CHECK(visit.all<kiosk::messages::RecordFact>().size() == 1);
}

TEST_CASE("the network is hidden until the office supplies it", "[info]") {
  Visit visit;
  visit.arrange().screen = info::Topics{};
  CHECK_FALSE(visit.offers("info.wifi"));
  auto content = *visit.model().content;
  content.office.wifi = domain::Wifi{.network = "UJI", .password = "hanya uji"};
  visit.arrange().content = std::make_shared<const domain::Content>(std::move(content));
  visit.tap("info.wifi");
  CHECK(visit.says("facility.network").find("UJI") != std::string::npos);
  const auto tree = visit.tree();
  const auto* code = visit.node(tree, "facility.code");
  REQUIRE(code != nullptr);
  CHECK(code->value == "WIFI:T:WPA;S:UJI;P:hanya uji;;");
}

TEST_CASE("the map says where one is and shows the way to a chosen place", "[info]") {
  auto visit = at_map();
  CHECK_FALSE(visit.says("map.here").empty());
  const auto world = kiosk::app::world_of(visit.model(), tests::words());
  const auto desk = info::map_to_desk(world, "ADUAN");
  REQUIRE(desk.has_value());
  visit.tap("map.place." + std::to_string(*desk->chosen));
  CHECK(visit.says("map.where").find("melewati ruang tunggu") != std::string::npos);
  const auto tree = visit.tree();
  const auto* plan = visit.node(tree, "map.plan");
  REQUIRE(plan != nullptr);
  CHECK(plan->points.size() >= 3);
  CHECK(plan->points.front() == visit.model().content->office.kiosks[0].at);
  visit.tap("map.all");
  CHECK(visit.says("map.where").empty());
}

TEST_CASE("the list beside the map names every marker: the map can be heard", "[info]") {
  for (const auto* group : {"map.group.0", "map.group.1", "map.group.2", "map.group.3"}) {
    auto visit = at_map();
    visit.tap(group);
    const auto tree = visit.tree();
    const auto markers = nodes_of(tree, Role::Marker);
    CHECK_FALSE(markers.empty());
    for (const auto* marker : markers) {
      CHECK(visit.says("map.list." + marker->value) == visit.says(marker->id));
    }
  }
}

TEST_CASE("toilets have two markers, each with a way of its own", "[info]") {
  auto visit = at_map();
  visit.tap("map.group.2");
  std::set<std::string> ways;
  const auto tree = visit.tree();
  for (const auto* marker : nodes_of(tree, Role::Marker)) {
    if (place_of(visit, marker->value).facility != 24) continue;
    auto there = visit;
    there.tap(marker->id);
    ways.insert(there.says("map.where"));
  }
  CHECK(ways.size() == 2);
}

TEST_CASE("the safety layer has extinguishers, exits and the assembly point", "[info]") {
  auto visit = at_map();
  visit.tap("map.group.3");
  std::multiset<std::string> icons;
  const auto tree = visit.tree();
  for (const auto* marker : nodes_of(tree, Role::Marker)) icons.insert(marker->icon);
  CHECK(icons.count("extinguisher") == 2);
  CHECK(icons.count("exit") == 2);
  CHECK(icons.count("assembly") == 1);
}

TEST_CASE("a kiosk whose place is not known shows no way and no you-are-here", "[info]") {
  auto visit = at_map();
  visit.arrange().settings.kiosk = "K09";
  CHECK(visit.says("map.here").empty());
  visit.tap("map.place.0");
  const auto tree = visit.tree();
  CHECK(visit.node(tree, "map.plan")->points.empty());
}

TEST_CASE("on another floor there is no line, and the floor is named", "[info]") {
  auto visit = at_map();
  auto content = *visit.model().content;
  content.office.floors.push_back(
      {.number = 2,
       .name = domain::Wordings{.official = {}, .id = "Lantai 2", .en = {}, .su = {}},
       .plan = {}});
  content.office.places.push_back({.facility = 14, .floor = 2, .at = {500, 500}});
  visit.arrange().content = std::make_shared<const domain::Content>(std::move(content));
  visit.tap("map.group.1");
  visit.tap("map.floor.2");
  const auto tree = visit.tree();
  const auto markers = nodes_of(tree, Role::Marker);
  REQUIRE(markers.size() == 1);
  visit.tap(markers[0]->id);
  CHECK(visit.says("map.where").find("Lantai 2") != std::string::npos);
  const auto after = visit.tree();
  CHECK(visit.node(after, "map.plan")->points.empty());
}

TEST_CASE("without a plan the desks are told in words", "[info]") {
  auto visit = at_map();
  auto content = *visit.model().content;
  content.office.floors.clear();
  visit.arrange().content = std::make_shared<const domain::Content>(std::move(content));
  CHECK_FALSE(visit.says("map.none").empty());
  CHECK(visit.says("map.desk.INFO").find("Dekat pintu masuk") != std::string::npos);
}

TEST_CASE("with the paper in hand the way to the desk is shown, and back returns", "[info]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  CHECK_FALSE(visit.offers("issuing.map"));
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.tap("issuing.map");
  CHECK(visit.screen() == "info.map");
  CHECK_FALSE(visit.says("map.where").empty());
  visit.tap("nav.back");
  CHECK(visit.screen() == "queue.issuing");
}
