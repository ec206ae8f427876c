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

std::string floors_payload(const NumberFloors& floors, std::string_view predecessor,
                           const ChainRow& last_journal, std::string_view kiosk) {
  nlohmann::ordered_json json{{"schema", 1}, {"kiosk", kiosk}};
  if (!predecessor.empty()) json["predecessor"] = predecessor;
  if (last_journal.head_sequence > 0) {
    json["predecessor_sequence"] = last_journal.head_sequence;
    json["predecessor_hash"] = to_hex(last_journal.head);
  }
  if (!floors.groups.empty()) {
    json["floor_day"] = to_iso(floors.day);
    auto groups = nlohmann::ordered_json::object();
    for (const auto& [group, floor] : floors.groups) groups[std::string(1, group)] = floor;
    json["floors"] = groups;
  }
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
  if (record.chain != Chain::Journal) return true;
  if (record.kind == kinds::ledger_started || record.kind == kinds::tail_dropped) {
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
  auto day = parse_date(text_or_empty(json, "floor_day"));
  auto groups = json.find("floors");
  if (!day || groups == json.end() || !groups->is_object()) return !json.contains("floor_day");
  if (floors_ && floors_->day > *day) return true;
  if (!floors_ || floors_->day < *day) floors_ = NumberFloors{.day = *day, .groups = {}};
  for (const auto& [group, floor] : groups->items()) {
    if (group.size() != 1 || !floor.is_number_integer()) return false;
    auto& highest = floors_->groups[group[0]];
    highest = std::max(highest, floor.get<int>());
  }
  return true;
}

}  // namespace kiosk::store
