#include "kiosk/shell/files/event_json.h"

#include <map>
#include <string>
#include <utility>

#include "kiosk/domain/loggable_scan.h"
#include "kiosk/records/ticket.h"
#include "kiosk/shell/files/json_numbers.h"
#include "kiosk/shell/files/staff_json.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;
namespace m = messages;
namespace printer = drivers::printer;

std::int64_t logged(Instant instant) {
  return instant.time_since_epoch().count();
}

json of(const m::Tick& e) {
  return {{"event", "tick"}, {"now", logged(e.now)}, {"steady", e.steady.count()}};
}
json of(const m::Touched&) {
  return {{"event", "touched"}};
}
json of(const m::Tapped& e) {
  return {{"event", "tapped"}, {"id", e.id}, {"value", e.value}};
}
json of(const m::FocusMoved& e) {
  return {{"event", "focus"}, {"id", e.id}, {"value", e.value}};
}
json of(const m::ContentLoaded& e) {
  return {{"event", "content"}, {"digest", e.digest}};
}
json of(const m::IdentitiesMade& e) {
  json ids = json::array();
  for (const auto& id : e.ids) ids.push_back(to_string(id));
  json voices = json::array();
  for (const auto& id : e.voice_ids) voices.push_back(to_string(id));
  return {{"event", "identities"}, {"ids", std::move(ids)}, {"voices", std::move(voices)}};
}
json of(const m::StoreReported& e) {
  json issued = json::object();
  for (const auto& [group, count] : e.issued_today) issued[std::string(1, group)] = count;
  return {{"event", "store"},
          {"trouble", e.trouble ? static_cast<int>(*e.trouble) : -1},
          {"clock", static_cast<int>(e.clock)},
          {"depth", e.depth},
          {"unsent", e.unsent},
          {"reserve", e.reserve_given_up},
          {"damage", e.restarted_from_damage},
          {"issued", std::move(issued)}};
}
json of(const m::TicketIssued& e) {
  return {{"event", "ticket"}, {"ticket", records::ticket_payload(e.ticket, "", UtcOffset{0})}};
}
json of(const m::TicketRefused& e) {
  return {{"event", "refused"},
          {"request", to_string(e.request)},
          {"error", static_cast<int>(e.error)}};
}
json of(const m::TicketCancelled& e) {
  return {{"event", "cancelled"},
          {"number", domain::to_string(e.number)},
          {"day", to_iso(e.day)},
          {"error", e.error ? static_cast<int>(*e.error) : -1}};
}
json of(const m::TicketFound& e) {
  json found{{"event", "found"}, {"number", domain::to_string(e.number)}, {"day", to_iso(e.day)}};
  if (e.taken_out) {
    found["by"] = static_cast<int>(e.taken_out->by);
    found["at"] = logged(e.taken_out->at);
  }
  return found;
}
json of(const m::RecordKept& e) {
  return {{"event", "kept"}, {"id", to_string(e.id)}};
}
/// Number, date and code stay out: beside the times of this log they would tell who wrote what.
json of(const m::ComplaintKept& e) {
  return {{"event", "report_kept"},
          {"id", to_string(e.id)},
          {"class", static_cast<int>(e.classification.kind)},
          {"reason", static_cast<int>(e.classification.reason)}};
}
json of(const m::RecordRefused& e) {
  return {{"event", "not_kept"}, {"id", to_string(e.id)}, {"error", static_cast<int>(e.error)}};
}
json of(const m::PrinterReported& e) {
  return {{"event", "printer"},
          {"readiness", static_cast<int>(e.status.readiness)},
          {"trouble", static_cast<int>(e.status.trouble)},
          {"paper", static_cast<int>(e.status.paper)},
          {"model", e.status.model}};
}
json of(const m::SlipEnded& e) {
  return {{"event", "slip"},
          {"subject", to_string(e.subject)},
          {"job", e.job},
          {"outcome", static_cast<int>(e.result.outcome)},
          {"trouble", static_cast<int>(e.result.trouble)},
          {"marks", e.result.may_have_left_marks},
          {"bytes", e.result.bytes_handed_over}};
}
json of(const m::Scanned& e) {
  return {{"event", "scanned"}, {"scan", domain::scan_line(e.scan)}};
}
json of(const m::DeviceReported& e) {
  return {{"event", "device"},
          {"device", static_cast<int>(e.device)},
          {"state", static_cast<int>(e.state)}};
}
json of(const m::ButtonPressed& e) {
  return {{"event", "button"}, {"code", e.code}};
}

json of(const m::FacePressed& e) {
  return {{"event", "face"}, {"face", e.face}};
}
json of(const m::KeyPressed& e) {
  return {{"event", "key"}, {"key", ui::name_of(e.key)}};
}
json of(const m::SpeechEnded& e) {
  return {{"event", "speech"}, {"utterance", e.utterance}, {"heard", e.heard}};
}
json of(const m::HeadphonesReported& e) {
  return {{"event", "headphones"}, {"plugged", e.plugged}};
}
json of(const m::LinkReported& e) {
  return {{"event", "link"},
          {"state", static_cast<int>(e.state)},
          {"fault", e.fault ? static_cast<int>(*e.fault) : -1},
          {"refusal", e.refusal ? static_cast<int>(*e.refusal) : -1}};
}
json of(const m::SpentReported& e) {
  return {{"event", "spent"}, {"spent", e.spent}};
}

template <class Event>
  requires requires(const Event& event) { staff_json(event); }
json of(const Event& event) {
  return staff_json(event);
}

Uuid uuid_of(const json& value) {
  return parse_uuid(value.get<std::string>()).value_or(Uuid{});
}

m::Event identities(const json& j) {
  m::IdentitiesMade made;
  for (const auto& id : j.at("ids")) made.ids.push_back(uuid_of(id));
  for (const auto& id : j.at("voices")) made.voice_ids.push_back(uuid_of(id));
  return made;
}

m::Event store_report(const json& j) {
  m::StoreReported report{.clock = member_of(j.at("clock"), domain::ClockVerdict::FarAhead),
                          .depth = count_of<std::int64_t>(j.at("depth")),
                          .unsent = count_of<std::int64_t>(j.at("unsent")),
                          .reserve_given_up = j.at("reserve"),
                          .restarted_from_damage = j.at("damage"),
                          .issued_today = {}};
  if (whole<int>(j.at("trouble")) >= 0) {
    report.trouble = member_of(j.at("trouble"), store::last_store_error);
  }
  for (const auto& [group, count] : j.at("issued").items()) {
    if (group.size() == 1) report.issued_today[group[0]] = count_of(count);
  }
  return report;
}

m::Event printer_report(const json& j) {
  return m::PrinterReported{
      .status = {.readiness = member_of(j.at("readiness"), printer::Readiness::NotReady),
                 .trouble = member_of(j.at("trouble"), printer::Trouble::Rejected),
                 .paper = member_of(j.at("paper"), printer::Paper::Out),
                 .model = j.at("model")}};
}

m::Event slip_ended(const json& j) {
  return m::SlipEnded{.subject = uuid_of(j.at("subject")),
                      .job = count_of<std::uint64_t>(j.at("job")),
                      .result = {.outcome = member_of(j.at("outcome"), printer::Outcome::Unknown),
                                 .trouble = member_of(j.at("trouble"), printer::Trouble::Rejected),
                                 .may_have_left_marks = j.at("marks"),
                                 .bytes_handed_over = count_of<std::size_t>(j.at("bytes"))}};
}

std::optional<m::Event> cancelled(const json& j) {
  const auto number = domain::parse_ticket_number(j.at("number").get<std::string>());
  const auto day = parse_date(j.at("day").get<std::string>());
  if (!number || !day) return std::nullopt;
  m::TicketCancelled event{.number = *number, .day = *day, .error = std::nullopt};
  if (whole<int>(j.at("error")) >= 0) {
    event.error = member_of(j.at("error"), store::last_store_error);
  }
  return event;
}

std::optional<m::Event> found(const json& j) {
  const auto number = domain::parse_ticket_number(j.at("number").get<std::string>());
  const auto day = parse_date(j.at("day").get<std::string>());
  if (!number || !day) return std::nullopt;
  m::TicketFound event{.number = *number, .day = *day, .taken_out = std::nullopt};
  if (j.contains("by")) {
    event.taken_out = m::TakenOut{.by = member_of(j.at("by"), m::TakenOutBy::Staff),
                                  .at = instant_of(j.at("at"))};
  }
  return event;
}

m::Event link_report(const json& j) {
  m::LinkReported report{.state = member_of(j.at("state"), m::LinkState::Refused)};
  if (whole<int>(j.at("fault")) >= 0) {
    report.fault = member_of(j.at("fault"), sync::last_link_fault);
  }
  if (whole<int>(j.at("refusal")) >= 0) {
    report.refusal = member_of(j.at("refusal"), sync::last_refusal);
  }
  return report;
}

std::optional<m::Event> parse_device(const std::string& kind, const json& j) {
  if (kind == "scanned") {
    auto scan = domain::parse_scan_line(j.at("scan").get<std::string>());
    if (!scan) return std::nullopt;
    return m::Scanned{.scan = std::move(*scan)};
  }
  if (kind == "device") {
    return m::DeviceReported{.device = member_of(j.at("device"), m::Device::Display),
                             .state = member_of(j.at("state"), m::DeviceState::OtherSize)};
  }
  if (kind == "link") return link_report(j);
  if (kind == "spent") return m::SpentReported{.spent = j.at("spent").get<bool>()};
  return std::nullopt;
}

std::optional<m::Event> parse(const json& j) {
  const auto kind = j.at("event").get<std::string>();
  if (kind == "tick") {
    return m::Tick{.now = instant_of(j.at("now")), .steady = milliseconds_of(j.at("steady"))};
  }
  if (kind == "touched") return m::Touched{};
  if (kind == "tapped") return m::Tapped{.id = j.at("id"), .value = j.at("value")};
  if (kind == "focus") return m::FocusMoved{.id = j.at("id"), .value = j.value("value", "")};
  if (kind == "content") return m::ContentLoaded{.digest = j.at("digest")};
  if (kind == "identities") return identities(j);
  if (kind == "store") return store_report(j);
  if (kind == "ticket") {
    auto ticket = records::parse_ticket_payload(j.at("ticket").get<std::string>());
    if (!ticket) return std::nullopt;
    return m::TicketIssued{.ticket = std::move(*ticket)};
  }
  if (kind == "refused") {
    return m::TicketRefused{.request = uuid_of(j.at("request")),
                            .error = member_of(j.at("error"), store::last_store_error)};
  }
  if (kind == "cancelled") return cancelled(j);
  if (kind == "found") return found(j);
  if (kind == "kept") return m::RecordKept{.id = uuid_of(j.at("id"))};
  if (kind == "report_kept") {
    return m::ComplaintKept{
        .id = uuid_of(j.at("id")),
        .number = {},
        .classification = {.kind = member_of(j.at("class"), domain::ReportKind::Praise),
                           .reason = member_of(j.at("reason"), domain::ClassReason::Late)},
        .due = std::nullopt,
        .withdrawal_code = {}};
  }
  if (kind == "not_kept") {
    return m::RecordRefused{.id = uuid_of(j.at("id")),
                            .error = member_of(j.at("error"), store::last_store_error)};
  }
  if (kind == "printer") return printer_report(j);
  if (kind == "slip") return slip_ended(j);
  if (kind == "button") {
    return m::ButtonPressed{.code = static_cast<std::uint16_t>(whole(j.at("code"), 0, 65'535))};
  }
  if (kind == "face") return m::FacePressed{.face = whole(j.at("face"), 0, 5)};
  if (kind == "key") {
    const auto key = ui::parse_tactile_key(j.at("key").get<std::string>());
    if (!key) return std::nullopt;
    return m::KeyPressed{.key = *key};
  }
  if (kind == "speech")
    return m::SpeechEnded{.utterance = count_of<std::uint64_t>(j.at("utterance")),
                          .heard = j.at("heard")};
  if (kind == "headphones") return m::HeadphonesReported{.plugged = j.at("plugged")};
  if (auto event = parse_device(kind, j)) return event;
  return parse_staff_event(kind, j);
}

}  // namespace

json to_json(const m::Event& event) {
  return m::visit([](const auto& one) { return of(one); }, event);
}

std::optional<m::Event> parse_event(const json& line) {
  try {
    return parse(line);
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace kiosk::shell
