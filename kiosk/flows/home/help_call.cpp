#include "kiosk/flows/home/help_call.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {
namespace {

/// A hammered button is one call (T13.1); the model holds to the same.
constexpr std::chrono::seconds between_calls{10};

Outcome call(const World& world, const HelpCall& state, const std::string& reason) {
  const bool again = state.phase == CallPhase::Called && state.reason == reason &&
                     world.steady - state.called_at < between_calls;
  if (again) return stay();
  auto outcome =
      replace(HelpCall{.phase = CallPhase::Called, .reason = reason, .called_at = world.steady});
  outcome.effects.emplace_back(messages::CallStaff{.reason = reason});
  outcome.effects.emplace_back(messages::Speak{.text = world.word(ui::tr("call_staff.spoken")),
                                               .language = world.language()});
  return outcome;
}

ui::Node called_note(const std::string& reason) {
  ui::Node note{.id = "call.note", .role = ui::Role::Note, .icon = "check"};
  note.text =
      reason == "security" ? ui::tr("call_staff.security.called") : ui::tr("call_staff.called");
  note.detail = ui::tr("call_staff.how");
  return note;
}

}  // namespace

std::string HelpCall::describe() const {
  return fmt::format("call_staff {} {} {}", static_cast<int>(phase), reason, called_at.count());
}

Outcome update(const World& world, const HelpCall& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "call.help") return call(world, state, "help");
  if (tap->id == "call.wheelchair") return call(world, state, "wheelchair");
  if (tap->id == "call.security") return call(world, state, "security");
  if (tap->id == "desk.ticket") return push(queue::Card{});
  return stay();
}

ui::ScreenTree view(const World& world, const HelpCall& state) {
  ui::ScreenTree tree{.name = "home.call_staff"};
  tree.title = title("call.title", ui::tr("call_staff.title"));
  if (state.phase == CallPhase::Called) tree.body.push_back(called_note(state.reason));
  std::vector<ui::Node> reasons{
      choice("call.help", ui::tr("call_staff.help"), {}, "person"),
      choice("call.wheelchair", ui::tr("call_staff.wheelchair"), {}, "wheelchair"),
      choice("call.security", ui::tr("call_staff.security"), ui::tr("call_staff.security.hint"),
             "warning")};
  for (auto& reason : reasons) {
    const bool called = state.phase == CallPhase::Called && reason.id == "call." + state.reason;
    if (called) reason.emphasis = ui::Emphasis::Selected;
  }
  if (state.phase == CallPhase::None) reasons[0].emphasis = ui::Emphasis::Primary;
  tree.body.push_back(group("call.reasons", ui::Arrangement::List, std::move(reasons)));
  const auto* desk =
      world.content != nullptr ? domain::find_desk(world.content->office, "INFO") : nullptr;
  if (desk != nullptr) {
    tree.body.push_back(
        fact("call.desk", ui::tr("call_staff.desk", {{"desk", world.in_words(desk->name)}}),
             domain::is_empty(desk->place_hint) ? ui::tr("desk.near") : world.say(desk->place_hint),
             "info"));
  }
  tree.navigation = {button("desk.ticket", ui::tr("desk.take_number"), "ticket")};
  return tree;
}

}  // namespace kiosk::flows::home
