#include "kiosk/flows/receipt/onward.h"

#include <utility>

#include "kiosk/flows/receipt/sayings.h"
#include "kiosk/flows/survey/tokens.h"

namespace kiosk::flows::receipt {

std::optional<Outcome> open_scan(const World& world, const messages::Event& event, Move move) {
  const auto* scanned = get_if<messages::Scanned>(&event);
  if (scanned == nullptr) return std::nullopt;
  Outcome outcome;
  outcome.move = move;
  const auto* invitation = domain::code_in<domain::SurveyInvitationCode>(scanned->scan);
  if (invitation != nullptr && invitation->date == world.local().date) {
    auto token = survey::token_of(*invitation);
    outcome.effects = {messages::AskSpent{.token = token, .now = world.now}};
    outcome.screen = survey::Intro{.token = std::move(token)};
    return outcome;
  }
  const auto* ticket = domain::code_in<domain::TicketCode>(scanned->scan);
  if (ticket != nullptr && may_cancel(world, *ticket)) {
    outcome.effects = {
        messages::FindTicket{.number = ticket->number, .day = ticket->date, .now = world.now}};
  }
  outcome.screen = ScanAnswer{.scan = scanned->scan};
  return outcome;
}

Outcome complain_about(const Matter& matter) {
  return push(complaint::Start{.prefill = {.service = matter.service,
                                           .problem = matter.problem,
                                           .officer = matter.officer,
                                           .related = matter.related}});
}

/// Praise has no problem; which kind of report it is, the visitor says.
Outcome praise(const Matter& matter) {
  return push(complaint::Start{.prefill = {.service = matter.service,
                                           .problem = std::nullopt,
                                           .officer = matter.officer,
                                           .related = matter.related}});
}

Outcome show_pre_check(const domain::PreCheckCode& code) {
  return push(precheck::FromCode{
      .service = code.service_code, .outcome = code.outcome, .missing = code.missing});
}

}  // namespace kiosk::flows::receipt
