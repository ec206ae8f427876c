#include "kiosk/flows/staff/teach.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/asking.h"

namespace kiosk::flows::staff {
namespace {

using messages::fewest_faces;
using messages::most_faces;

constexpr std::size_t usual_buttons = 4;

std::string count_id(std::size_t buttons) {
  return fmt::format("teach.buttons.{}", buttons);
}

Outcome on_tap(const Teach& state, const std::string& id) {
  if (state.act.keeping.is_open()) return stay();
  if (id == "teach.again") return replace(Teach{});
  for (std::size_t buttons = fewest_faces; buttons <= most_faces; ++buttons) {
    if (id == count_id(buttons)) return replace(Teach{.buttons = buttons});
  }
  return stay();
}

/// The last one completes them: they are recorded, and then they count.
Outcome on_press(const World& world, Teach next, std::uint16_t code) {
  const bool is_new = std::ranges::find(next.codes, code) == next.codes.end();
  if (!is_new || next.codes.size() >= next.buttons) return stay();
  next.codes.push_back(code);
  if (next.codes.size() < next.buttons) return replace(std::move(next));
  next.act = {.action = "teach_faces", .reason = {}, .about = std::to_string(next.buttons)};
  return replace_asking(world, std::move(next));
}

ui::Phrase what_to_press(const Teach& state) {
  if (state.codes.empty()) return ui::tr("teach.press.first");
  return state.codes.size() + 1 == state.buttons ? ui::tr("teach.press.last")
                                                 : ui::tr("teach.press.next");
}

ui::Node counts() {
  auto row = group("teach.counts", ui::Arrangement::KeyRow, {});
  for (std::size_t buttons = fewest_faces; buttons <= most_faces; ++buttons) {
    auto node = button(count_id(buttons), ui::literal(std::to_string(buttons)));
    if (buttons == usual_buttons) node.emphasis = ui::Emphasis::Primary;
    row.children.push_back(std::move(node));
  }
  return row;
}

ui::Node ending(const Teach& state) {
  if (state.kept && !*state.kept) {
    return {.id = "teach.note",
            .role = ui::Role::Alert,
            .text = ui::tr("preferences.not_kept"),
            .icon = "warning"};
  }
  if (!state.act.keeping.is_kept()) return act_note("teach.note", state.act);
  return {
      .id = "teach.note", .role = ui::Role::Note, .text = ui::tr("teach.done"), .icon = "check"};
}

}  // namespace

std::string Teach::describe() const {
  return fmt::format("teach {} [{}] {} {}", buttons, fmt::join(codes, ","), staff::describe(act),
                     kept ? static_cast<int>(*kept) : -1);
}

Outcome update(const World& world, const Teach& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(state, tap->id);
  if (const auto* pressed = get_if<messages::ButtonPressed>(&event)) {
    return on_press(world, state, pressed->code);
  }
  auto next = state;
  if (follow(world, next.act.keeping, event)) {
    const bool is_kept = next.act.keeping.is_kept();
    auto outcome = replace(std::move(next));
    if (is_kept) {
      outcome.order = Order::UseSettings;
      outcome.settings = settings_in_use(world);
      outcome.settings.faces = state.codes;
    }
    return outcome;
  }
  if (const auto* answer = get_if<messages::SettingsKept>(&event)) {
    next.kept = answer->kept;
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World&, const Teach& state) {
  ui::ScreenTree tree{.name = "staff.teach"};
  tree.title = title("teach.title", ui::tr("teach.title"));
  if (state.buttons == 0) {
    tree.body = {text("teach.count", ui::tr("teach.count")), counts()};
    return tree;
  }
  if (state.codes.size() < state.buttons) {
    tree.body.push_back({.id = "teach.press",
                         .role = ui::Role::Note,
                         .text = what_to_press(state),
                         .icon = "smile"});
  } else {
    tree.body.push_back(ending(state));
  }
  tree.body.push_back(
      text("teach.heard", ui::tr("teach.heard", {{"n", std::to_string(state.codes.size())},
                                                 {"all", std::to_string(state.buttons)}})));
  tree.navigation = {button("teach.again", ui::tr("teach.again"), "repeat")};
  return tree;
}

}  // namespace kiosk::flows::staff
