#include "kiosk/flows/staff/screen_test.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::staff {
namespace {

constexpr unsigned field_rows = 5;
constexpr unsigned field_columns = 4;

}  // namespace

Outcome update(const World&, const ScreenTest& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  for (unsigned i = 0; i < field_rows * field_columns; ++i) {
    if (tap->id != fmt::format("screen_test.{}", i)) continue;
    return replace(ScreenTest{.touched = state.touched | (1U << i)});
  }
  return stay();
}

ui::ScreenTree view(const World&, const ScreenTest& state) {
  ui::ScreenTree tree{.name = "staff.screen_test"};
  tree.title = title("screen_test.title", ui::tr("screen_test.title"));
  for (unsigned row = 0; row < field_rows; ++row) {
    auto line = group(fmt::format("screen_test.row{}", row), ui::Arrangement::KeyRow, {});
    for (unsigned column = 0; column < field_columns; ++column) {
      const unsigned i = row * field_columns + column;
      ui::Node field{.id = fmt::format("screen_test.{}", i),
                     .role = ui::Role::Key,
                     .text = ui::literal(std::to_string(i + 1))};
      if ((state.touched & (1U << i)) != 0) field.emphasis = ui::Emphasis::Selected;
      line.children.push_back(std::move(field));
    }
    tree.body.push_back(std::move(line));
  }
  return tree;
}

}  // namespace kiosk::flows::staff
