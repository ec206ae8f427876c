#include "kiosk/store/replay.h"

#include <array>

#include <nlohmann/json.hpp>

namespace kiosk::store {
namespace {

using domain::PrintState;

constexpr std::array changing_states{PrintState::Printing, PrintState::Printed, PrintState::Failed,
                                     PrintState::Unknown};

std::optional<PrintState> state_of_kind(std::string_view kind) {
  for (auto state : changing_states) {
    if (kind_of(state) == kind) return state;
  }
  return std::nullopt;
}

std::string text_or_empty(const nlohmann::json& object, const char* key) {
  auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

std::string kind_of(PrintState state) {
  return std::string{"ticket_"} + domain::name_of(state);
}

std::string print_payload(const Uuid& ticket, std::string_view trouble) {
  return nlohmann::ordered_json{{"schema", 1}, {"ticket", to_string(ticket)}, {"trouble", trouble}}
      .dump();
}

std::string end_payload(const Uuid& ticket, std::string_view end) {
  return nlohmann::ordered_json{{"schema", 1}, {"ticket", to_string(ticket)}, {"end", end}}.dump();
}

void add_floors(nlohmann::ordered_json& json, const NumberFloors& floors) {
  for (const auto& [day, groups] : floors) {
    auto& object = json["floors_of_days"][to_iso(day)];
    for (const auto& [group, floor] : groups) object[std::string(1, group)] = floor;
  }
}

std::string floors_payload(const NumberFloors& floors, std::string_view predecessor,
                           const ChainRow& last_journal, std::string_view kiosk) {
  nlohmann::ordered_json json{{"schema", 1}, {"kiosk", kiosk}};
  if (!predecessor.empty()) json["predecessor"] = predecessor;
  if (last_journal.head_sequence > 0) {
    json["predecessor_sequence"] = last_journal.head_sequence;
    json["predecessor_hash"] = to_hex(last_journal.head);
  }
  add_floors(json, floors);
  return json.dump();
}

TicketRow row_for(const domain::Ticket& ticket) {
  return {.id = ticket.request.id,
          .day = ticket.day,
          .number = ticket.number,
          .desk = ticket.request.desk,
          .print_state = PrintState::Reserved,
          .trouble = {},
          .ended = {}};
}

bool Replay::apply(const Record& record) {
  if (record.chain != Chain::Journal || !record.payload) return true;
  if (record.kind == kinds::ledger_started || record.kind == kinds::tail_dropped ||
      record.kind == kinds::mended) {
    return apply_floors(record);
  }
  if (record.kind == kinds::ticket_issued) {
    auto ticket = parse_ticket_payload(record.payload.value_or(""));
    if (!ticket || ticket->request.id != record.id) return false;
    tickets_[record.id] = row_for(*ticket);
    last_day_ = ticket->day;
    return true;
  }
  if (record.kind == kinds::ticket_ended || state_of_kind(record.kind)) return apply_change(record);
  return true;
}

bool Replay::apply_change(const Record& record) {
  auto json = nlohmann::json::parse(record.payload.value_or(""), nullptr, false);
  if (!json.is_object()) return false;
  auto id = parse_uuid(text_or_empty(json, "ticket"));
  if (!id) return false;
  auto ticket = tickets_.find(*id);
  if (ticket == tickets_.end()) return true;
  if (record.kind == kinds::ticket_ended) {
    ticket->second.ended = text_or_empty(json, "end");
    return true;
  }
  ticket->second.print_state = state_of_kind(record.kind).value_or(PrintState::Unknown);
  ticket->second.trouble = text_or_empty(json, "trouble");
  return true;
}

bool Replay::apply_floors(const Record& record) {
  auto json = nlohmann::json::parse(record.payload.value_or(""), nullptr, false);
  if (!json.is_object()) return false;
  // Records of the first programs name one day.
  const auto only_day = parse_date(text_or_empty(json, "floor_day"));
  if (only_day && !apply_floors_of(*only_day, json.value("floors", nlohmann::json{}))) return false;
  if (!only_day && json.contains("floor_day")) return false;
  const auto days = json.value("floors_of_days", nlohmann::json::object());
  if (!days.is_object()) return false;
  for (const auto& [name, groups] : days.items()) {
    const auto day = parse_date(name);
    if (!day || !apply_floors_of(*day, groups)) return false;
  }
  return true;
}

void Replay::raise_floors(const NumberFloors& floors) {
  for (const auto& [day, groups] : floors) {
    for (const auto& [group, floor] : groups) {
      auto& highest = floors_[day][group];
      highest = std::max(highest, floor);
    }
  }
}

bool Replay::apply_floors_of(Date day, const nlohmann::json& groups) {
  if (!groups.is_object()) return false;
  for (const auto& [group, floor] : groups.items()) {
    if (group.size() != 1 || !floor.is_number_integer()) return false;
    auto& highest = floors_[day][group[0]];
    highest = std::max(highest, floor.get<int>());
  }
  return true;
}

}  // namespace kiosk::store
