#include "kiosk/app/keys.h"

#include <optional>
#include <string>

#include "kiosk/ui/focus.h"

namespace kiosk::app {
namespace {

using messages::Event;
using ui::TactileKey;

/// Up and down, and switch 1, walk the controls. Left and right do so among the letters of the
/// keyboard and where the voice is off; elsewhere they move what is read.
std::optional<ui::Direction> direction_of(const Model& model, const ui::Layout& layout,
                                          TactileKey key) {
  const auto* focused = ui::find_box(layout, model.session.focus);
  const bool letters = focused != nullptr && focused->role == ui::Role::Key;
  const bool sideways = letters || !model.session.hearing.on;
  switch (key) {
    case TactileKey::Up:
      return ui::Direction::Up;
    case TactileKey::Down:
      return ui::Direction::Down;
    case TactileKey::Left:
      return sideways ? std::optional{ui::Direction::Left} : std::nullopt;
    case TactileKey::Right:
      return sideways ? std::optional{ui::Direction::Right} : std::nullopt;
    case TactileKey::Switch1:
      return ui::Direction::Next;
    case TactileKey::Select:
    case TactileKey::Switch2:
    case TactileKey::Back:
    case TactileKey::Help:
    case TactileKey::Repeat:
      return std::nullopt;
  }
  return std::nullopt;
}

/// The control that the key activates; empty when it activates none.
std::string target_of(const Model& model, const ui::Layout& layout, TactileKey key) {
  if (key == TactileKey::Select || key == TactileKey::Switch2) {
    return model.session.focus.empty() ? layout.background : model.session.focus;
  }
  if (key == TactileKey::Help) return "tools.help";
  if (key != TactileKey::Back) return {};
  return ui::find_box(layout, "nav.back") != nullptr ? "nav.back" : "nav.home";
}

/// A control may stand on another page than the one that is shown: it was heard all the same.
std::optional<std::string> value_of(const ui::ScreenTree& tree, const ui::Layout& layout,
                                    const std::string& id) {
  const auto* box = ui::find_box(layout, id);
  if (box != nullptr) return box->value;
  for (const auto* node : all_nodes(tree)) {
    if (node->id == id && is_control(node->role) && node->enabled) return node->value;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Event> events_of_key(const Model& model, const ui::ScreenTree& tree,
                                 const ui::Layout& layout, TactileKey key) {
  std::vector<Event> events{messages::KeyPressed{.key = key}};
  const auto& hearing = model.session.hearing;
  if (!hearing.on && !hearing.declined) return events;
  if (const auto direction = direction_of(model, layout, key)) {
    const auto id = ui::next_focus(layout, model.session.focus, *direction);
    messages::FocusMoved moved{.id = id, .value = {}};
    if (id.starts_with("page.")) moved.value = ui::find_box(layout, id)->value;
    events.emplace_back(std::move(moved));
    return events;
  }
  const auto target = target_of(model, layout, key);
  if (target.empty()) return events;
  if (auto value = value_of(tree, layout, target)) {
    events.emplace_back(messages::Tapped{.id = target, .value = std::move(*value)});
  }
  return events;
}

}  // namespace kiosk::app
