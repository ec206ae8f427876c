#include "kiosk/flows/queue/issuing.h"

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
/// The ledger answers in milliseconds; later than this, something is wrong with the disk.
constexpr std::chrono::seconds ledger_limit{10};

std::optional<domain::TicketRequest> request_for(const World& world, const Issuing& state) {
  const auto* group = group_of(*world.content, state.service, state.desk);
  if (group == nullptr) return std::nullopt;
  const auto* service = domain::find_service(*world.content, state.service);
  domain::TicketRequest request{.id = state.request,
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
  if (world.content == nullptr || too_soon ||
      (state.request.is_nil() && world.identities.empty())) {
    state.phase = IssuePhase::Waiting;
    return replace(std::move(state));
  }
  const auto decision = decide(world, state.service, state.desk);
  if (decision.verdict != domain::IssueVerdict::Open) {
    return replace(Closed{.service = state.service, .desk = state.desk});
  }
  const bool take_identity = state.request.is_nil();
  if (take_identity) state.request = world.identities.front();
  const auto request = request_for(world, state);
  if (!request) return replace(Closed{.service = state.service, .desk = state.desk});
  state.phase = IssuePhase::Asked;
  state.error.reset();
  state.since = world.steady;
  auto outcome = replace(std::move(state));
  outcome.identity_used = take_identity;
  outcome.effects.push_back(messages::IssueTicket{.request = *request, .now = world.now});
  return outcome;
}

void print(const World& world, Issuing& state, std::vector<messages::Effect>& effects) {
  CHECK(state.ticket.has_value());
  const auto kind = state.marks ? SlipKind::Copy : SlipKind::Original;
  state.paper = PaperPhase::Printing;
  state.since = world.steady;
  ++state.job;
  effects.push_back(messages::PrintSlip{.job = state.job,
                                        .subject = state.ticket->request.id,
                                        .document = ticket_slip(world, *state.ticket, kind)});
}

Outcome on_issued(const World& world, Issuing state, const messages::TicketIssued& issued) {
  if (issued.ticket.request.id != state.request || state.phase != IssuePhase::Asked) {
    return stay();
  }
  state.phase = IssuePhase::Numbered;
  state.ticket = issued.ticket;
  std::vector<messages::Effect> effects;
  print(world, state, effects);
  return replace(std::move(state), std::move(effects));
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

Outcome on_slip_ended(const World& world, Issuing state, const messages::SlipEnded& ended) {
  if (ended.subject != state.request || ended.job != state.job) return stay();
  using drivers::printer::Outcome;
  switch (ended.report.outcome) {
    case Outcome::Printed:
      state.paper = PaperPhase::Printed;
      break;
    case Outcome::Failed:
      state.paper = PaperPhase::Failed;
      break;
    case Outcome::Unknown:
      state.paper = PaperPhase::Unknown;
      break;
  }
  state.trouble = ended.report.trouble;
  state.marks = state.marks || ended.report.may_have_left_marks;
  state.since = world.steady;
  std::vector<messages::Effect> effects;
  if (state.paper != PaperPhase::Printed) {
    effects.emplace_back(spoken_end(world, *state.ticket, state.paper));
  }
  return replace(std::move(state), std::move(effects));
}

Outcome on_tick(const World& world, const Issuing& state) {
  if (state.phase == IssuePhase::Waiting) return ask_ledger(world, state);
  if (state.phase == IssuePhase::Asked && world.steady - state.since > ledger_limit) {
    auto refused = state;
    refused.phase = IssuePhase::Refused;
    refused.error = store::StoreError::Busy;
    refused.since = world.steady;
    return replace(std::move(refused));
  }
  const bool on_paper = state.phase == IssuePhase::Numbered && state.paper == PaperPhase::Printed;
  return end_in_time(world, state.since, on_paper);
}

Outcome on_tap(const World& world, const Issuing& state, const std::string& id) {
  if (id == "issuing.again" && state.phase == IssuePhase::Refused) {
    return ask_ledger(world, state);  // the same identity: stored once, whatever happened before
  }
  const bool may_print = state.phase == IssuePhase::Numbered &&
                         (state.paper == PaperPhase::Failed || state.paper == PaperPhase::Unknown);
  if (id == "issuing.print" && may_print && may_ask_printer(world.health)) {
    auto next = state;
    std::vector<messages::Effect> effects;
    print(world, next, effects);
    return replace(std::move(next), std::move(effects));
  }
  if (id == "issuing.map" && state.paper == PaperPhase::Printed && state.ticket) {
    if (auto map = info::map_to_desk(world, state.ticket->request.desk)) {
      return push(std::move(*map));
    }
  }
  if (id == "issuing.lactation" && state.paper == PaperPhase::Printed && state.ticket) {
    if (auto map = way_to_lactation_room(world, *state.ticket)) return push(std::move(*map));
  }
  Outcome outcome;
  if (id == "issuing.done") outcome.move = Move::Leave;
  return outcome;
}

}  // namespace

Outcome start_issuing(const World& world, const Priority& wish, domain::Priority priority) {
  return ask_ledger(world, {.service = wish.service,
                            .desk = wish.desk,
                            .precheck = wish.precheck,
                            .priority = priority,
                            .since = world.steady});
}

Outcome update(const World& world, const Issuing& state, const messages::Event& event) {
  if (const auto* tap = std::get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  if (const auto* issued = std::get_if<messages::TicketIssued>(&event)) {
    return on_issued(world, state, *issued);
  }
  if (const auto* ended = std::get_if<messages::SlipEnded>(&event)) {
    return on_slip_ended(world, state, *ended);
  }
  if (const auto* refused = std::get_if<messages::TicketRefused>(&event)) {
    if (refused->request != state.request || state.phase != IssuePhase::Asked) return stay();
    auto next = state;
    next.phase = IssuePhase::Refused;
    next.error = refused->error;
    next.since = world.steady;
    return replace(std::move(next));
  }
  if (std::holds_alternative<messages::Tick>(event)) return on_tick(world, state);
  return stay();
}

ui::ScreenTree view(const World& world, const Issuing& state) {
  return view_issuing(world, state);
}

}  // namespace kiosk::flows::queue
