#include "kiosk/store/replay.h"

#include <algorithm>

namespace kiosk::store {
namespace {

template <class Told>
std::optional<NumberFloors> floors_of(const std::optional<Told>& told) {
  if (!told) return std::nullopt;
  return told->floors;
}

}  // namespace

TicketRow row_for(const domain::Ticket& ticket) {
  return {.id = ticket.request.id,
          .day = ticket.day,
          .number = ticket.number,
          .desk = ticket.request.desk,
          .print_state = domain::PrintState::Reserved,
          .trouble = {},
          .ended = {}};
}

bool Replay::apply(const Record& record) {
  if (record.chain != Chain::Journal || !record.payload) return true;
  const auto payload = record.payload.value_or("");
  if (record.kind == kinds::ledger_started) {
    return apply_floors(floors_of(records::parse_ledger_started(payload)));
  }
  if (record.kind == kinds::tail_dropped) {
    return apply_floors(floors_of(records::parse_tail_dropped(payload)));
  }
  if (record.kind == kinds::mended) return apply_floors(floors_of(records::parse_mended(payload)));
  if (record.kind == kinds::ticket_issued) {
    auto ticket = records::parse_ticket_payload(payload);
    if (!ticket || ticket->request.id != record.id) return false;
    tickets_[record.id] = row_for(*ticket);
    last_day_ = ticket->day;
    return true;
  }
  if (record.kind == kinds::ticket_ended) return apply_end(record);
  return !records::print_state_of(record.kind) || apply_print(record);
}

bool Replay::apply_print(const Record& record) {
  const auto change = records::parse_print(record.kind, record.payload.value_or(""));
  if (!change) return false;
  const auto ticket = tickets_.find(change->ticket);
  if (ticket == tickets_.end()) return true;
  ticket->second.print_state = change->state;
  ticket->second.trouble = change->trouble;
  return true;
}

bool Replay::apply_end(const Record& record) {
  const auto change = records::parse_end(record.payload.value_or(""));
  if (!change) return false;
  const auto ticket = tickets_.find(change->ticket);
  if (ticket != tickets_.end()) ticket->second.ended = change->end;
  return true;
}

bool Replay::apply_floors(const std::optional<NumberFloors>& floors) {
  if (floors) raise_floors(*floors);
  return floors.has_value();
}

void Replay::raise_floors(const NumberFloors& floors) {
  for (const auto& [day, groups] : floors) {
    for (const auto& [group, floor] : groups) {
      auto& highest = floors_[day][group];
      highest = std::max(highest, floor);
    }
  }
}

}  // namespace kiosk::store
