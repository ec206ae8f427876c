#include "kiosk/flows/staff/ticket_case.h"

#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/slip.h"
#include "kiosk/flows/staff/asking.h"

namespace kiosk::flows::staff {
namespace {

Outcome on_tap(const World& world, TicketCase next, const std::string& id) {
  const auto number = domain::to_display(next.listed.ticket.number);
  if (id == "case.void" && !next.listed.ended) {
    return push(Confirm{
        .task = Task::VoidTicket, .ticket = next.listed.ticket.request.id, .number = number});
  }
  if (id != "case.reprint" || !may_print(world, next.paper) || world.content == nullptr ||
      next.act.keeping.is_open()) {
    return stay();
  }
  if (!next.act.keeping.is_refused()) {
    next.act = {.action = "reprint", .reason = {}, .about = number};
  }
  return replace_asking(world, std::move(next));
}

/// In the visitor's language, and marked: the first one may be in somebody's hand.
Outcome print_copy(const World& world, TicketCase next) {
  auto theirs = world;
  const auto& ticket = next.listed.ticket;
  if (const auto language = domain::parse_language(ticket.request.language)) {
    theirs.appearance.language = *language;
  }
  Outcome outcome;
  next.paper.subject = next.act.keeping.id;
  print(world, next.paper, queue::ticket_slip(theirs, ticket, queue::SlipVersion::Copy),
        outcome.effects, slip_of(world, next.act.action, next.act.about));
  outcome.move = Move::Replace;
  outcome.screen = std::move(next);
  return outcome;
}

}  // namespace

std::string TicketCase::describe() const {
  return fmt::format("ticket_case {} {} {}/{}", to_string(listed.ticket.request.id),
                     staff::describe(act), paper.job, static_cast<int>(paper.phase));
}

Outcome update(const World& world, const TicketCase& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  auto next = state;
  if (follow(world, next.paper, event)) return replace(std::move(next));
  if (follow(world, next.act.keeping, event)) {
    if (next.act.keeping.is_kept()) return print_copy(world, std::move(next));
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const TicketCase& state) {
  ui::ScreenTree tree{.name = "staff.ticket_case"};
  const auto& ticket = state.listed.ticket;
  tree.title =
      title("case.title", ui::tr("case.title", {{"number", domain::to_display(ticket.number)}}));
  const auto local = to_local(ticket.issued_at, world.utc_offset());
  tree.body = {fact("case.state", ticket_state(state.listed),
                    ui::literal(domain::time_in_words(local, world.utc_offset(), world.language())),
                    "ticket")};
  if (state.paper.phase != PaperPhase::None) {
    tree.body.push_back(paper_note("case.paper", state.paper));
  }
  if (state.act.keeping.is_refused()) tree.body.push_back(act_note("case.note", state.act));
  auto actions = group("case.actions", ui::Arrangement::List, {});
  if (may_print(world, state.paper) && !state.act.keeping.is_open()) {
    actions.children.push_back(
        choice("case.reprint", ui::tr("case.reprint"), ui::tr("case.reprint.hint"), "printer"));
  }
  if (!state.listed.ended) {
    actions.children.push_back(
        choice("case.void", ui::tr("case.void"), ui::tr("case.void.hint"), "warning"));
  }
  if (!actions.children.empty()) tree.body.push_back(std::move(actions));
  return tree;
}

}  // namespace kiosk::flows::staff
