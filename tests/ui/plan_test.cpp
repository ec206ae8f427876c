// Markers on a floor plan, whatever the office puts where.

#include <random>

#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace {

namespace ui = kiosk::ui;

ui::ScreenTree plan_of(const std::vector<kiosk::domain::PlanPoint>& places) {
  ui::Node plan{.id = "plan", .role = ui::Role::Plan, .text = ui::literal("Denah")};
  plan.height_permille = 700;
  for (std::size_t i = 0; i < places.size(); ++i) {
    plan.children.push_back({.id = "marker." + std::to_string(i),
                             .role = ui::Role::Marker,
                             .text = ui::literal("Tempat"),
                             .icon = "box",
                             .points = {places[i]}});
  }
  ui::ScreenTree tree{.name = "test"};
  tree.body = {std::move(plan)};
  return tree;
}

ui::Layout laid_out(const ui::ScreenTree& tree, const ui::Panel& panel, ui::TextSize size) {
  return ui::layout(tree, panel, {.text_size = size}, 0, tests::words(), tests::real_measure());
}

std::vector<const ui::Box*> markers_of(const ui::Layout& layout) {
  std::vector<const ui::Box*> markers;
  for (const auto& box : layout.boxes) {
    if (box.role == ui::Role::Marker) markers.push_back(&box);
  }
  return markers;
}

bool apart(const ui::Rect& left, const ui::Rect& right, int gap) {
  return left.x >= right.right() + gap || right.x >= left.right() + gap ||
         left.y >= right.bottom() + gap || right.y >= left.bottom() + gap;
}

}  // namespace

TEST_CASE("a marker stands where the plan says, with room for a finger", "[ui]") {
  const auto layout = laid_out(plan_of({{500, 500}}), tests::portrait_panel, ui::TextSize::Normal);
  const auto* plan = ui::find_box(layout, "plan");
  const auto* marker = ui::find_box(layout, "marker.0");
  REQUIRE(plan != nullptr);
  REQUIRE(marker != nullptr);
  const int side = tests::portrait_panel.px(ui::target_mm);
  CHECK(marker->bounds.x == plan->bounds.x + plan->bounds.width / 2 - side / 2);
  CHECK(marker->bounds.y == plan->bounds.y + plan->bounds.height / 2 - side / 2);
  CHECK(marker->bounds.height == side);
  CHECK(marker->bounds.inside(plan->bounds));
}

TEST_CASE("markers keep apart and on the plan wherever they are put", "[ui]") {
  std::mt19937 random(71);
  for (int round = 0; round < 40; ++round) {
    std::vector<kiosk::domain::PlanPoint> places;
    // Half of them in one corner: the worst an office can do.
    for (int i = 0; i < 14; ++i) {
      const unsigned range = i % 2 == 0 ? 1001 : 60;
      places.push_back({static_cast<int>(random() % range), static_cast<int>(random() % range)});
    }
    for (const auto& panel : {tests::portrait_panel, tests::landscape_panel}) {
      for (const auto size : {ui::TextSize::Small, ui::TextSize::Largest}) {
        const auto layout = laid_out(plan_of(places), panel, size);
        REQUIRE(layout.problems.empty());
        const auto markers = markers_of(layout);
        REQUIRE(markers.size() == places.size());
        const auto plan = ui::find_box(layout, "plan")->bounds;
        for (std::size_t i = 0; i < markers.size(); ++i) {
          REQUIRE(markers[i]->bounds.inside(plan));
          for (std::size_t j = i + 1; j < markers.size(); ++j) {
            REQUIRE(apart(markers[i]->bounds, markers[j]->bounds, panel.px(ui::target_gap_mm)));
          }
        }
      }
    }
  }
}

TEST_CASE("a label is drawn where it fits, and the name is said either way", "[ui]") {
  const auto layout = laid_out(plan_of({{500, 500}}), tests::portrait_panel, ui::TextSize::Normal);
  CHECK(ui::find_box(layout, "marker.0")->runs.size() == 1);
  // Too tall for a marker: the icon alone, and the list beside the plan.
  const auto large = laid_out(plan_of({{500, 500}}), tests::portrait_panel, ui::TextSize::Largest);
  for (const auto* layout_of : {&layout, &large}) {
    CHECK(ui::find_box(*layout_of, "marker.0")->speech == "Tempat");
  }
}

TEST_CASE("more markers than the plan has room for are found out", "[ui]") {
  const std::vector<kiosk::domain::PlanPoint> places(400, {500, 500});
  CHECK_FALSE(
      laid_out(plan_of(places), tests::landscape_panel, ui::TextSize::Normal).problems.empty());
}

TEST_CASE("a text keeps room for those that take its place", "[ui]") {
  const auto height = [](const std::string& longest) {
    ui::ScreenTree tree{.name = "test"};
    ui::Node text{.id = "text", .role = ui::Role::Text, .text = ui::literal("Pendek")};
    text.room_for = {ui::literal(longest)};
    tree.body = {std::move(text)};
    const auto layout = laid_out(tree, tests::portrait_panel, ui::TextSize::Normal);
    return ui::find_box(layout, "text")->bounds.height;
  };
  CHECK(height("Pendek") < height(std::string(100, 'n') + " " + std::string(100, 'n')));
}
