#include "kiosk/domain/parse/office_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/domain/parse/parts.h"
#include "kiosk/domain/parse/plan_reader.h"
#include "kiosk/domain/parse/publication_reader.h"

namespace kiosk::domain::parse {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
/// Of a group whose letter is wrong.
constexpr char no_letter = '\0';
constexpr IntegerRange service_minutes_range{1, 240};

bool is_group_letter(std::string_view text) {
  return text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z' && text != "I" && text != "O";
}

/// A missing name is reported; its code then stands on the screen, so that it can still be chosen.
LocalizedText name_or(Fields& fields, const std::string& code) {
  auto name = fields.localized("name", Need::Required);
  if (is_empty(name)) name = Wordings{.official = {}, .id = code, .en = {}, .su = {}};
  return name;
}

Agency read_agency(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Agency agency;
  agency.code = fields.identifier("code", Need::Required);
  agency.name = name_or(fields, agency.code);
  fields.finish();
  return agency;
}

Desk read_desk(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Desk desk;
  desk.code = fields.identifier("code", Need::Required);
  desk.name = name_or(fields, desk.code);
  desk.facility = fields.integer("facility", Need::Optional, {1, 999}, 0);
  desk.place_hint = fields.localized("place_hint", Need::Optional);
  fields.finish();
  return desk;
}

QueueGroup read_group(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  QueueGroup group{.letter = no_letter};
  const std::string letter = fields.identifier("letter", Need::Required);
  if (is_group_letter(letter)) {
    group.letter = letter.front();
  } else {
    findings.error(node, "a group's letter is one of A to Z, but not I or O");
  }
  group.name = name_or(fields, letter);
  group.agency = fields.identifier("agency", Need::Optional);
  group.desk = fields.identifier("desk", Need::Required);
  group.open = fields.boolean("open", true);
  group.limits.quota_per_day = fields.optional_integer("quota_per_day", {0, 9999});
  group.limits.cut_off = fields.time_of_day("cut_off", Need::Optional);
  group.average_service_minutes =
      fields.optional_integer("average_service_minutes", service_minutes_range);
  fields.finish();
  return group;
}

/// `{"opens": "07:30", "closes": "16:00", "break": ["12:00", "13:00"]}`; nothing where the hours
/// are wrong. A wrong break is no break.
std::optional<DayHours> read_day_hours(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  const auto opens = fields.time_of_day("opens", Need::Required);
  const auto closes = fields.time_of_day("closes", Need::Required);
  const auto rest = fields.list("break", Need::Optional, read_time_of_day);
  fields.finish();
  if (!opens || !closes) return std::nullopt;
  if (*opens >= *closes) {
    findings.error(node, "the office must open before it closes");
    return std::nullopt;
  }
  DayHours hours{.opens = *opens, .closes = *closes, .break_from = {}, .break_to = {}};
  if (rest.empty()) return hours;
  const auto from = rest.size() == 2 ? rest[0] : std::nullopt;
  const auto to = rest.size() == 2 ? rest[1] : std::nullopt;
  if (!from || !to || *from < *opens || *from >= *to || *to > *closes) {
    findings.error(node, "\"break\" must be two times within the hours, as [\"12:00\", \"13:00\"]");
    return hours;
  }
  hours.break_from = from;
  hours.break_to = to;
  return hours;
}

/// Nothing where it names no day, or the day is neither open nor closed.
std::optional<SpecialDay> read_special_day(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  const auto date = fields.date("date", Need::Required);
  const bool closed = fields.boolean("closed", false);
  const JsonNode* given = fields.find("hours", Need::Optional);
  const auto hours = given != nullptr ? read_day_hours(*given, findings) : std::nullopt;
  auto reason = fields.text("reason", Need::Optional);
  fields.finish();
  // Forgetting the hours must not close the office, nor the other way round.
  if (closed == (given != nullptr)) {
    findings.error(node, "a special day has either \"hours\" or \"closed\": true");
    return std::nullopt;
  }
  if (!date || (!closed && !hours)) return std::nullopt;
  return SpecialDay{.date = *date, .hours = hours, .reason = std::move(reason)};
}

OpeningHours read_hours(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  OpeningHours hours;
  hours.issue_during_break = fields.boolean("issue_during_break", true);
  if (const JsonNode* week = fields.find("week", Need::Required)) {
    Fields days(*week, findings);
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
      const JsonNode* day = days.find(weekdays[i], Need::Optional);
      if (day != nullptr) hours.week[i] = read_day_hours(*day, findings);
    }
    days.finish();
  }
  auto special_days = fields.entries("special_days", Need::Optional, read_special_day);
  // What neither closes nor opens a day, or names none, leaves the week's hours.
  std::erase_if(special_days, [](const auto& entry) { return !entry.value.has_value(); });
  const auto date_of = [](const std::optional<SpecialDay>& day) {
    return day ? to_iso(day->date) : std::string{};
  };
  drop_repeated(special_days, date_of, findings);
  for (auto& day : special_days) {
    if (day.value) hours.special_days.push_back(std::move(*day.value));
  }
  std::ranges::sort(hours.special_days, {}, &SpecialDay::date);
  hours.configured =
      std::ranges::any_of(hours.week, [](const auto& day) { return day.has_value(); });
  fields.finish();
  return hours;
}

/// Indonesia's three zones (Keppres 41/1987): hours written for minutes would move the office's
/// day.
UtcOffset read_utc_offset(Fields& fields) {
  constexpr std::array zones = {420, 480, 540};
  constexpr int western = zones.front();
  const JsonNode* node = fields.find("utc_offset_minutes", Need::Required);
  if (node == nullptr) return UtcOffset(western);
  const bool known =
      node->kind == NodeKind::Integer && std::ranges::find(zones, node->integer) != zones.end();
  if (!known) {
    fields.findings().error(*node, "\"utc_offset_minutes\" is 420 (WIB), 480 (WITA) or 540 (WIT)");
    return UtcOffset(western);
  }
  return UtcOffset(static_cast<int>(node->integer));
}

std::vector<Agency> read_agencies(Fields& fields) {
  auto agencies = fields.entries("agencies", Need::Required, read_agency);
  std::erase_if(agencies, [](const auto& entry) { return entry.value.code.empty(); });
  drop_repeated(agencies, &Agency::code, fields.findings());
  return values_of(std::move(agencies));
}

std::vector<Desk> read_desks(Fields& fields, const Facilities& facilities) {
  auto desks = fields.entries("desks", Need::Required, read_desk);
  std::erase_if(desks, [](const auto& entry) { return entry.value.code.empty(); });
  drop_repeated(desks, &Desk::code, fields.findings());
  for (const auto& [node, desk, sound] : desks) {
    if (desk.facility == 0) continue;
    const Facility* facility = find_facility(facilities, desk.facility);
    if (facility != nullptr && is_public(*facility)) continue;
    fields.findings().error(
        *node, fmt::format("desk {} stands at the unknown or not public facility {}", desk.code,
                           desk.facility));
  }
  return values_of(std::move(desks));
}

/// A group that names an unknown agency or desk still gives numbers.
std::vector<QueueGroup> read_groups(Fields& fields, const Office& office) {
  Findings& findings = fields.findings();
  auto groups = fields.entries("groups", Need::Required, read_group);
  std::erase_if(groups, [](const auto& entry) { return entry.value.letter == no_letter; });
  drop_repeated(groups, &QueueGroup::letter, findings);
  while (groups.size() > content_limits::groups) {
    findings.error(*groups.back().node,
                   fmt::format("at most {} queue groups: group {} is left out",
                               content_limits::groups, groups.back().value.letter));
    groups.pop_back();
  }
  for (const auto& [node, group, sound] : groups) {
    if (!group.agency.empty() && find_agency(office, group.agency) == nullptr) {
      findings.error(
          *node, fmt::format("group {} names the unknown agency {}", group.letter, group.agency));
    }
    if (!group.desk.empty() && find_desk(office, group.desk) == nullptr) {
      findings.error(*node,
                     fmt::format("group {} names the unknown desk {}", group.letter, group.desk));
    }
  }
  return values_of(std::move(groups));
}

Office read_office_fields(const JsonNode& tree, const Facilities& facilities, Findings& findings) {
  Fields fields(tree, findings);
  Office office;
  fields.integer("schema", Need::Required, schema_range, 1);
  office.name = fields.localized("name", Need::Required);
  office.address = fields.localized("address", Need::Optional);
  office.utc_offset = read_utc_offset(fields);
  office.average_service_minutes =
      fields.integer("average_service_minutes", Need::Optional, service_minutes_range, 6);
  office.agencies = read_agencies(fields);
  office.desks = read_desks(fields, facilities);
  office.groups = read_groups(fields, office);
  read_floor_plan(fields, office, facilities);
  if (const JsonNode* wifi = fields.find("wifi", Need::Optional)) {
    const int errors_before = findings.errors();
    auto read = read_wifi(*wifi, findings);
    if (findings.errors() == errors_before) office.wifi = std::move(read);
  }
  if (const JsonNode* hours = fields.find("hours", Need::Optional)) {
    office.hours = read_hours(*hours, findings);
  }
  if (!office.hours.configured) {
    findings.warning(tree, "no opening hours are configured: no tickets are given");
  }
  fields.finish();
  return office;
}

/// A file for another program, whose values may mean something else.
bool is_of_another_schema(const JsonNode& tree) {
  const JsonNode* schema = find_member(tree, "schema");
  return schema != nullptr && schema->kind == NodeKind::Integer &&
         (schema->integer < schema_range.lowest || schema->integer > schema_range.highest);
}

}  // namespace

std::optional<Office> read_office(SourceFiles& files, const Facilities& facilities,
                                  Findings& findings) {
  if (!files.exists(office_path)) {
    findings.add({Severity::Error, std::string(office_path), 0, "the file does not exist"});
    return std::nullopt;
  }
  const SourceFile* file = files.find(office_path);
  if (file == nullptr) return std::nullopt;
  Office office = read_office_fields(file->tree, facilities, findings);
  if (is_of_another_schema(file->tree)) return std::nullopt;
  return office;
}

}  // namespace kiosk::domain::parse
