#include "kiosk/flows/receipt/cancel.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::receipt {
namespace {

Outcome send(const World& world, Cancel next) {
  next.phase = CancelPhase::Sending;
  auto outcome = replace(next);
  outcome.effects = {
      messages::CancelTicket{.number = next.number, .day = next.day, .now = world.now}};
  return outcome;
}

CancelPhase phase_of(const std::optional<store::StoreError>& error) {
  if (!error) return CancelPhase::Done;
  return *error == store::StoreError::Invalid ? CancelPhase::Unknown : CancelPhase::Refused;
}

}  // namespace

std::string Cancel::describe() const {
  return fmt::format("receipt_cancel {} {} {}", domain::to_string(number), to_iso(day),
                     static_cast<int>(phase));
}

Outcome update(const World& world, const Cancel& state, const messages::Event& event) {
  if (const auto* answer = std::get_if<messages::TicketCancelled>(&event)) {
    const bool ours = answer->number == state.number && answer->day == state.day;
    if (!ours || state.phase != CancelPhase::Sending) return stay();
    auto next = state;
    next.phase = phase_of(answer->error);
    return replace(next);
  }
  const auto* tap = std::get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  const bool may_send = state.phase == CancelPhase::Asking || state.phase == CancelPhase::Refused;
  if (tap->id == "cancel.yes" && may_send) return send(world, state);
  if (tap->id == "cancel.no" && state.phase == CancelPhase::Asking) {
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
  switch (state.phase) {
    case CancelPhase::Asking:
      tree.title = title("cancel.title", about("cancel.title"));
      tree.body = {text("cancel.what", ui::tr("cancel.what")),
                   group("cancel.answers", ui::Arrangement::List,
                         {choice("cancel.no", ui::tr("cancel.no"), {}, "ticket"),
                          choice("cancel.yes", ui::tr("cancel.yes"), {}, "cross")})};
      break;
    case CancelPhase::Sending:
      tree.title = title("cancel.title", ui::tr("cancel.sending"));
      break;
    case CancelPhase::Done:
      tree.title = title("cancel.title", about("cancel.done"));
      tree.body = {text("cancel.next", ui::tr("cancel.done.do"))};
      break;
    case CancelPhase::Refused:
      tree.title = title("cancel.title", about("cancel.refused"));
      tree.body = {{.id = "cancel.note",
                    .role = ui::Role::Alert,
                    .text = ui::tr("cancel.refused.do"),
                    .icon = "warning"}};
      tree.navigation = {primary("cancel.yes", ui::tr("nav.retry"), "repeat")};
      break;
    case CancelPhase::Unknown:
      tree.title = title("cancel.title", about("cancel.unknown"));
      tree.body = {text("cancel.next", ui::tr("cancel.unknown.do"))};
      break;
  }
  return tree;
}

}  // namespace kiosk::flows::receipt
