#include "kiosk/flows/queue/issuing.h"

#include <algorithm>

#include "kiosk/base/check.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/ending.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/issuing_view.h"
#include "kiosk/flows/queue/opening.h"
#include "kiosk/flows/queue/slip.h"

namespace kiosk::flows::queue {
namespace {

/// One number every three seconds is faster than anybody needs and slower than a hammering finger.
constexpr std::chrono::seconds between_tickets{3};

std::optional<domain::TicketRequest> request_for(const World& world, const Issuing& state) {
  const auto* group = group_of(*world.content, state.service, state.desk);
  if (group == nullptr) return std::nullopt;
  const auto* service = domain::find_service(*world.content, state.service);
  domain::TicketRequest request{.id = state.keeping.id,
                                .group = group->letter,
                                .service_code = service != nullptr ? service->code : "",
                                .desk = group->desk,
                                .priority = state.priority,
                                .language = domain::code_of(world.language()),
                                .precheck = state.precheck};
  if (service != nullptr && !service->routing.none.empty()) request.desk = service->routing.none;
  if (domain::find_desk(world.content->office, state.desk) != nullptr) request.desk = state.desk;
  const bool has_priority_desk = domain::find_desk(world.content->office, "PRIORITAS") != nullptr;
  if (state.priority != domain::Priority::None && has_priority_desk) request.desk = "PRIORITAS";
  return request;
}

/// Asks the ledger when there is everything to ask with; else waits for the next tick.
Outcome ask_ledger(const World& world, Issuing state) {
  const bool too_soon = world.steady - world.last_ticket_at < between_tickets;
  if (world.content == nullptr || too_soon) {
    wait(world, state.keeping);
    return replace(std::move(state));
  }
  const auto decision = decide(world, state.service, state.desk);
  if (decision.verdict != domain::IssueVerdict::Open) {
    return replace(Closed{.service = state.service, .desk = state.desk});
  }
  Outcome outcome;
  outcome.move = Move::Replace;
  if (ask(world, state.keeping, outcome)) {
    const auto request = request_for(world, state);
    if (!request) return replace(Closed{.service = state.service, .desk = state.desk});
    outcome.effects.emplace_back(messages::IssueTicket{.request = *request, .now = world.now});
  }
  outcome.screen = std::move(state);
  return outcome;
}

Outcome print_ticket(const World& world, Issuing state) {
  CHECK(state.ticket.has_value());
  const auto version = state.paper.marks ? SlipVersion::Copy : SlipVersion::Original;
  std::vector<messages::Effect> effects;
  print(world, state.paper, ticket_slip(world, *state.ticket, version), effects);
  return replace(std::move(state), std::move(effects));
}

Outcome on_issued(const World& world, Issuing state, const domain::Ticket& ticket) {
  state.ticket = ticket;
  state.paper.subject = ticket.request.id;
  state.paper.kind = messages::SlipKind::Ticket;
  return print_ticket(world, std::move(state));
}

/// The number, and of the paper what the screen says: nothing surer, nothing else.
messages::Speak spoken_end(const World& world, const domain::Ticket& ticket, PaperPhase paper) {
  const auto number = domain::spoken_number(ticket.number, world.language());
  const auto note = paper_note(paper);
  auto text = world.word(ui::tr("speech.number", {{"number", number}}));
  for (const auto& sentence : {note.text, note.detail}) {
    if (!sentence.empty()) text += " " + world.word(sentence);
  }
  return {.text = std::move(text), .language = world.language()};
}

Outcome on_slip_ended(const World& world, Issuing state) {
  std::vector<messages::Effect> effects;
  if (!state.paper.is_printed() && state.ticket) {
    effects.emplace_back(spoken_end(world, *state.ticket, state.paper.phase));
  }
  return replace(std::move(state), std::move(effects));
}

Outcome on_tick(const World& world, const Issuing& state) {
  return end_in_time(world, std::max(state.keeping.since, state.paper.since),
                     state.paper.is_printed());
}

Outcome on_tap(const World& world, const Issuing& state, const std::string& id) {
  if (id == "issuing.again" && state.keeping.is_refused()) {
    return ask_ledger(world, state);  // the same identity: stored once, whatever happened before
  }
  if (id == "issuing.print" && state.paper.is_unproved() && may_print(world, state.paper)) {
    return print_ticket(world, state);
  }
  if (id == "issuing.map" && state.paper.is_printed() && state.ticket) {
    if (auto map = info::map_to_desk(world, state.ticket->request.desk)) {
      return push(std::move(*map));
    }
  }
  if (id == "issuing.lactation" && state.paper.is_printed() && state.ticket) {
    if (auto map = way_to_lactation_room(world, *state.ticket)) return push(std::move(*map));
  }
  Outcome outcome;
  if (id == "issuing.done") outcome.move = Move::Leave;
  return outcome;
}

}  // namespace

Outcome start_issuing(const World& world, const PriorityQuestion& wish, domain::Priority priority) {
  return ask_ledger(world, {.service = wish.service,
                            .desk = wish.desk,
                            .precheck = wish.precheck,
                            .priority = priority});
}

Outcome update(const World& world, const Issuing& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  auto next = state;
  // Who waits asks first: meanwhile another screen may have stood here, and nothing was refused.
  const bool is_tick = holds_alternative<messages::Tick>(event);
  if (is_tick && state.keeping.phase == KeepPhase::Waiting) return ask_ledger(world, state);
  if (follow(world, next.keeping, event)) {
    const auto* issued = get_if<messages::TicketIssued>(&event);
    return issued != nullptr ? on_issued(world, std::move(next), issued->ticket)
                             : replace(std::move(next));
  }
  if (follow(world, next.paper, event)) return on_slip_ended(world, std::move(next));
  if (is_tick) return on_tick(world, state);
  return stay();
}

ui::ScreenTree view(const World& world, const Issuing& state) {
  return view_issuing(world, state);
}

}  // namespace kiosk::flows::queue
