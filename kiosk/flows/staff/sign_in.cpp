#include "kiosk/flows/staff/sign_in.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/records/staff.h"

namespace kiosk::flows::staff {
namespace {

using messages::PinVerdict;
using ui::Node;

constexpr std::size_t shortest_code = 6;
constexpr std::size_t longest_code = 12;

Node key_row(std::string id, const char* keys) {
  Node row{.id = std::move(id), .role = ui::Role::Group, .arrangement = ui::Arrangement::KeyRow};
  for (const char* key = keys; *key != '\0'; ++key) {
    const std::string value(1, *key);
    row.children.push_back(
        {.id = "key." + value, .role = ui::Role::Key, .text = ui::literal(value), .value = value});
  }
  return row;
}

std::vector<Node> keypad() {
  std::vector<Node> rows{key_row("keys.1", "123"), key_row("keys.4", "456"),
                         key_row("keys.7", "789")};
  auto last = key_row("keys.last", "0");
  last.children.insert(
      last.children.begin(),
      {.id = "key.delete", .role = ui::Role::Key, .text = ui::tr("key.delete"), .value = "delete"});
  // The zero stands under the eight.
  last.children.push_back({.id = "keys.empty", .role = ui::Role::Group});
  rows.push_back(std::move(last));
  for (auto& row : rows) {
    for (auto& key : row.children) key.is_private = key.value.size() == 1;  // a digit of the PIN
  }
  return rows;
}

/// Why the member is not in yet; nothing while there is nothing to say.
std::optional<Node> answer_note(const World& world, const SignIn& state) {
  Node note{.id = "sign_in.answer", .role = ui::Role::Alert, .icon = "warning"};
  if (state.badge_refused) {
    note.text = ui::tr("sign_in.badge.refused");
    return note;
  }
  if (state.phase == SignInPhase::Checking) {
    return Node{.id = "sign_in.answer", .role = ui::Role::Note, .text = ui::tr("sign_in.checking")};
  }
  if (state.phase != SignInPhase::Answered) return std::nullopt;
  const auto left = std::chrono::ceil<std::chrono::seconds>(state.try_again_at - world.steady);
  const bool must_wait = left.count() > 0;
  switch (state.verdict) {
    case PinVerdict::Accepted:
      return std::nullopt;
    case PinVerdict::Wrong:
    case PinVerdict::Wait:
      note.text = must_wait ? ui::tr("sign_in.wait", {{"n", std::to_string(left.count())}})
                            : ui::tr("sign_in.wrong");
      return note;
    case PinVerdict::Locked:
      note.text = ui::tr("sign_in.locked");
      return note;
    case PinVerdict::NoPins:
      note.text = ui::tr("sign_in.no_pins");
      return note;
    case PinVerdict::Failed:
      note.text = ui::tr("sign_in.failed");
      return note;
  }
  return note;
}

Outcome on_key(SignIn next, const std::string& value) {
  if (next.phase == SignInPhase::Checking) return stay();
  const auto typed = next.code.view();
  PrivateBuffer code(typed.begin(), typed.end());
  if (value == "delete" && !code.empty()) {
    code.pop_back();
  } else if (value.size() == 1 && code.size() < longest_code) {
    append(code, value);
  }
  next.code = PrivateText{std::move(code)};
  next.phase = SignInPhase::Typing;
  next.badge_refused = false;
  return replace(std::move(next));
}

Outcome on_submit(SignIn next) {
  if (next.phase == SignInPhase::Checking) return stay();
  next.phase = SignInPhase::Checking;
  next.badge_refused = false;
  ++next.attempt;
  messages::CheckPin check{.attempt = next.attempt, .badge = next.badge, .code = next.code};
  next.code = {};
  auto outcome = replace(std::move(next));
  outcome.effects.emplace_back(std::move(check));
  return outcome;
}

Outcome on_checked(const World& world, SignIn next, const messages::PinChecked& checked) {
  if (next.phase != SignInPhase::Checking || checked.attempt != next.attempt) return stay();
  if (checked.verdict == PinVerdict::Accepted) {
    auto outcome = replace(Menu{});
    outcome.order = Order::SignIn;
    outcome.who = checked.who;
    outcome.effects.emplace_back(messages::RecordFact{
        .fact =
            records::fact_of(records::StaffAction{.who = checked.who,
                                                  .action = "sign_in",
                                                  .reason = next.badge.empty() ? "number" : "badge",
                                                  .about = {}}),
        .now = world.now});
    return outcome;
  }
  next.phase = SignInPhase::Answered;
  next.verdict = checked.verdict;
  next.try_again_at = world.steady + checked.wait;
  auto outcome = replace(std::move(next));
  if (checked.verdict == PinVerdict::Wrong || checked.verdict == PinVerdict::Locked) {
    outcome.effects.emplace_back(
        messages::RecordFact{.fact = records::staff_refused_fact(), .now = world.now});
  }
  return outcome;
}

/// The shell has verified the code with the office's keys before it came here. Null: no badge.
void take_badge(const World& world, SignIn& state, const domain::BadgeCode* badge) {
  state.badge_refused = badge == nullptr || badge->expires < world.local().date;
  state.badge = state.badge_refused ? std::string{} : badge->officer;
  state.code = {};
}

}  // namespace

std::string SignIn::describe() const {
  return fmt::format("sign_in {} {} {}", attempt, static_cast<int>(phase),
                     static_cast<int>(verdict));
}

SignIn sign_in_with(const World& world, const domain::BadgeCode& badge) {
  SignIn state;
  take_badge(world, state, &badge);
  return state;
}

std::optional<Outcome> open_by_badge(const World& world, const messages::Event& event) {
  const auto* scanned = get_if<messages::Scanned>(&event);
  const auto* badge =
      scanned != nullptr ? domain::code_in<domain::BadgeCode>(scanned->scan) : nullptr;
  if (badge == nullptr) return std::nullopt;
  return push(sign_in_with(world, *badge));
}

Outcome update(const World& world, const SignIn& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) {
    if (tap->id.starts_with("key.")) return on_key(state, tap->value);
    if (tap->id == "sign_in.submit") return on_submit(state);
  }
  if (const auto* checked = get_if<messages::PinChecked>(&event)) {
    return on_checked(world, state, *checked);
  }
  if (const auto* scan = get_if<messages::Scanned>(&event)) {
    auto next = state;
    take_badge(world, next, domain::code_in<domain::BadgeCode>(scan->scan));
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const SignIn& state) {
  ui::ScreenTree tree{.name = "staff.sign_in"};
  tree.title = title("sign_in.title", ui::tr("sign_in.title"));
  if (world.standing.emergency) {
    tree.body.push_back({.id = "sign_in.emergency",
                         .role = ui::Role::Alert,
                         .text = ui::tr("emergency"),
                         .icon = "warning"});
  }
  tree.body.push_back(text(
      "sign_in.hint", state.badge.empty() ? ui::tr("sign_in.hint")
                                          : ui::tr("sign_in.badge", {{"badge", state.badge}})));
  Node field{.id = "sign_in.field", .role = ui::Role::Field};
  std::string dots;
  for (std::size_t i = 0; i < state.code.size(); ++i) dots += "• ";
  field.text = ui::literal(dots + "_");
  field.speech = ui::tr("sign_in.typed", {{"n", std::to_string(state.code.size())}});
  tree.body.push_back(std::move(field));
  if (auto note = answer_note(world, state)) tree.body.push_back(std::move(*note));
  if (state.phase == SignInPhase::Checking) return tree;
  for (auto& row : keypad()) tree.body.push_back(std::move(row));
  if (state.code.size() >= shortest_code) {
    tree.navigation = {primary("sign_in.submit", ui::tr("sign_in.submit"), "check")};
  }
  return tree;
}

}  // namespace kiosk::flows::staff
