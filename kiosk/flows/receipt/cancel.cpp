#include "kiosk/flows/receipt/cancel.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::receipt {
namespace {

Outcome send(const World& world, Cancel next) {
  begin(world, next.keeping);
  return replace(
      next, {messages::CancelTicket{.number = next.number, .day = next.day, .now = world.now}});
}

/// Not a number that this kiosk gave today: trying again would not help.
bool is_unknown(const Cancel& state) {
  return state.keeping.error == store::StoreError::NotFound;
}

}  // namespace

std::string Cancel::describe() const {
  return fmt::format("receipt_cancel {} {} {}", domain::to_string(number), to_iso(day),
                     flows::describe(keeping));
}

Outcome update(const World& world, const Cancel& state, const messages::Event& event) {
  auto next = state;
  if (const auto* answer = get_if<messages::TicketCancelled>(&event)) {
    const bool ours = answer->number == state.number && answer->day == state.day;
    return ours && decide(world, next.keeping, answer->error) ? replace(next) : stay();
  }
  if (follow(world, next.keeping, event)) return replace(next);
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  const bool is_asking = state.keeping.phase == KeepPhase::None;
  const bool may_try_again = state.keeping.is_refused() && !is_unknown(state);
  if (tap->id == "cancel.yes" && (is_asking || may_try_again)) return send(world, state);
  if (tap->id == "cancel.no" && is_asking) {
    Outcome outcome;
    outcome.move = Move::Back;
    return outcome;
  }
  return stay();
}

ui::ScreenTree view(const World&, const Cancel& state) {
  ui::ScreenTree tree{.name = "receipt.cancel"};
  const auto about = [&](const char* key) {
    return ui::tr(key, {{"number", domain::to_display(state.number)}});
  };
  switch (state.keeping.phase) {
    case KeepPhase::None:
      tree.title = title("cancel.title", about("cancel.title"));
      tree.body = {text("cancel.what", ui::tr("cancel.what")),
                   group("cancel.answers", ui::Arrangement::List,
                         {choice("cancel.no", ui::tr("cancel.no"), {}, "ticket"),
                          choice("cancel.yes", ui::tr("cancel.yes"), {}, "cross")})};
      break;
    case KeepPhase::Waiting:
    case KeepPhase::Asked:
      tree.title = title("cancel.title", ui::tr("cancel.sending"));
      break;
    case KeepPhase::Kept:
      tree.title = title("cancel.title", about("cancel.done"));
      tree.body = {text("cancel.next", ui::tr("cancel.done.do"))};
      break;
    case KeepPhase::Refused:
      if (is_unknown(state)) {
        tree.title = title("cancel.title", about("cancel.unknown"));
        tree.body = {text("cancel.next", ui::tr("cancel.unknown.do"))};
        break;
      }
      tree.title = title("cancel.title", about("cancel.refused"));
      tree.body = {{.id = "cancel.note",
                    .role = ui::Role::Alert,
                    .text = ui::tr("cancel.refused.do"),
                    .icon = "warning"}};
      tree.navigation = {primary("cancel.yes", ui::tr("nav.retry"), "repeat")};
      break;
  }
  return tree;
}

}  // namespace kiosk::flows::receipt
