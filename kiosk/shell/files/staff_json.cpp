#include "kiosk/shell/files/staff_json.h"

#include <algorithm>

#include "kiosk/records/ticket.h"
#include "kiosk/shell/files/json_numbers.h"
#include "kiosk/store/replay.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;
namespace m = messages;

m::DayCounted day_of(const json& j) {
  m::DayCounted day;
  day.prints = counts_of(j.at("prints"));
  day.records = counts_of(j.at("records"));
  day.reports = counts_of(j.at("reports"));
  day.void_tickets = count_of(j.at("void"));
  day.cancelled_tickets = count_of(j.at("cancelled"));
  day.journal_depth = count_of<std::int64_t>(j.at("journal").at(0));
  day.journal_unsent = count_of<std::int64_t>(j.at("journal").at(1));
  day.journal_head = j.at("journal").at(2);
  day.voices_depth = count_of<std::int64_t>(j.at("voices").at(0));
  day.voices_unsent = count_of<std::int64_t>(j.at("voices").at(1));
  day.voices_head = j.at("voices").at(2);
  return day;
}

m::TicketsListed tickets_of(const json& j) {
  m::TicketsListed listed;
  for (const auto& one : j.at("tickets")) {
    auto ticket = records::parse_ticket_payload(one.at("ticket").get<std::string>());
    if (!ticket) continue;
    listed.tickets.push_back({.ticket = std::move(*ticket),
                              .print_state = member_of(one.at("slip"), domain::PrintState::Unknown),
                              .ended = one.at("ended")});
  }
  return listed;
}

m::VisitsForgotten forgotten_of(const json& j) {
  m::VisitsForgotten forgotten{.staff_calls = {},
                               .last_utterance = count_of<std::uint64_t>(j.at("utterance")),
                               .last_ticket_at = milliseconds_of(j.at("ticket_at")),
                               .tickets_in_a_row = count_of(j.at("row_of")),
                               .slips_since_near_end = count_of(j.at("slips")),
                               .sound_works = j.at("sound")};
  for (const auto& call : j.at("calls")) {
    forgotten.staff_calls.push_back(
        {.reason = call.at(0), .at = milliseconds_of(call.at(1)), .time = instant_of(call.at(2))});
  }
  return forgotten;
}

}  // namespace

json staff_json(const m::PinChecked& e) {
  return {{"event", "pin"},
          {"attempt", e.attempt},
          {"verdict", static_cast<int>(e.verdict)},
          {"who", e.who},
          {"wait_s", e.wait.count()}};
}

json staff_json(const m::EmergencyChanged& e) {
  return {{"event", "emergency"}, {"on", e.on}, {"source", e.source}};
}

json staff_json(const m::StandingRestored& e) {
  return {
      {"event", "standing"}, {"emergency", e.standing.emergency}, {"closed", e.standing.closed}};
}

json staff_json(const m::SettingsKept& e) {
  return {{"event", "settings_kept"}, {"kept", e.kept}};
}

json staff_json(const m::TicketsListed& e) {
  json tickets = json::array();
  for (const auto& one : e.tickets) {
    tickets.push_back({{"ticket", records::ticket_payload(one.ticket, "", UtcOffset{0})},
                       {"slip", static_cast<int>(one.print_state)},
                       {"ended", one.ended}});
  }
  return {{"event", "tickets"}, {"tickets", std::move(tickets)}};
}

json staff_json(const m::TicketVoided& e) {
  return {{"event", "voided"},
          {"ticket", to_string(e.ticket)},
          {"error", e.error ? static_cast<int>(*e.error) : -1}};
}

json staff_json(const m::DayCounted& e) {
  return {{"event", "day"},
          {"prints", e.prints},
          {"records", e.records},
          {"reports", e.reports},
          {"void", e.void_tickets},
          {"cancelled", e.cancelled_tickets},
          {"journal", {e.journal_depth, e.journal_unsent, e.journal_head}},
          {"voices", {e.voices_depth, e.voices_unsent, e.voices_head}}};
}

json staff_json(const m::VisitsForgotten& e) {
  json calls = json::array();
  for (const auto& call : e.staff_calls) {
    calls.push_back({call.reason, call.at.count(), call.time.time_since_epoch().count()});
  }
  return {{"event", "visits_forgotten"},   {"calls", std::move(calls)},
          {"utterance", e.last_utterance}, {"ticket_at", e.last_ticket_at.count()},
          {"row_of", e.tickets_in_a_row},  {"slips", e.slips_since_near_end},
          {"sound", e.sound_works}};
}

std::optional<m::Event> parse_staff_event(const std::string& kind, const json& j) {
  if (kind == "pin") {
    return m::PinChecked{.attempt = count_of<std::uint64_t>(j.at("attempt")),
                         .verdict = member_of(j.at("verdict"), m::PinVerdict::Failed),
                         .who = j.at("who"),
                         .wait = std::chrono::seconds{count_of<std::int64_t>(j.at("wait_s"))}};
  }
  if (kind == "emergency") return m::EmergencyChanged{.on = j.at("on"), .source = j.at("source")};
  if (kind == "standing") {
    return m::StandingRestored{
        .standing = {.emergency = j.at("emergency"), .closed = j.at("closed")}};
  }
  if (kind == "settings_kept") return m::SettingsKept{.kept = j.at("kept")};
  if (kind == "tickets") return tickets_of(j);
  if (kind == "voided") {
    m::TicketVoided voided{.ticket = parse_uuid(j.at("ticket").get<std::string>()).value_or(Uuid{}),
                           .error = std::nullopt};
    if (whole<int>(j.at("error")) >= 0) {
      voided.error = member_of(j.at("error"), store::last_store_error);
    }
    return voided;
  }
  if (kind == "day") return day_of(j);
  if (kind == "visits_forgotten") return forgotten_of(j);
  return std::nullopt;
}

}  // namespace kiosk::shell
