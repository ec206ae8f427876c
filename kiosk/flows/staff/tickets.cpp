#include "kiosk/flows/staff/tickets.h"

#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::staff {

ui::Phrase ticket_state(const messages::ListedTicket& listed) {
  if (listed.ended) return ui::tr("tickets.ended");
  switch (listed.print_state) {
    case domain::PrintState::Printed:
      return ui::tr("tickets.printed");
    case domain::PrintState::Failed:
      return ui::tr("tickets.failed");
    case domain::PrintState::Reserved:
    case domain::PrintState::Printing:
    case domain::PrintState::Unknown:
      return ui::tr("tickets.unknown");
  }
  return ui::tr("tickets.unknown");
}

std::string Tickets::describe() const {
  return fmt::format("tickets {}", listed ? std::to_string(listed->size()) : std::string{"-"});
}

Outcome update(const World&, const Tickets& state, const messages::Event& event) {
  if (const auto* answer = get_if<messages::TicketsListed>(&event)) {
    return replace(Tickets{.listed = answer->tickets});
  }
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || !state.listed) return stay();
  for (const auto& one : *state.listed) {
    if (tap->id == "tickets." + to_string(one.ticket.request.id)) {
      return push(TicketCase{.listed = one});
    }
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Tickets& state) {
  ui::ScreenTree tree{.name = "staff.tickets"};
  tree.title = title("tickets.title", ui::tr("tickets.title"));
  if (!state.listed) {
    tree.body = {text("tickets.loading", ui::tr("loading"))};
    return tree;
  }
  if (state.listed->empty()) tree.body.push_back(text("tickets.none", ui::tr("tickets.none")));
  ui::Node list = group("tickets.list", ui::Arrangement::List, {});
  for (const auto& one : *state.listed) {
    const auto local = to_local(one.ticket.issued_at, world.utc_offset());
    const auto time = domain::time_in_words(local, world.utc_offset(), world.language());
    list.children.push_back(choice("tickets." + to_string(one.ticket.request.id),
                                   ui::literal(domain::to_display(one.ticket.number)),
                                   ui::literal(time + " · " + world.word(ticket_state(one))),
                                   "ticket"));
  }
  if (!list.children.empty()) tree.body.push_back(std::move(list));
  return tree;
}

}  // namespace kiosk::flows::staff
