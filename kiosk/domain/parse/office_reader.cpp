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
constexpr IntegerRange service_minutes_range{1, 240};

bool is_group_letter(std::string_view text) {
  return text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z' && text != "I" && text != "O";
}

Agency read_agency(const Node& node, Report& report) {
  Fields fields(node, report);
  Agency agency{.code = fields.identifier("code", Need::Required),
                .name = fields.localized("name", Need::Required)};
  fields.finish();
  return agency;
}

Desk read_desk(const Node& node, Report& report) {
  Fields fields(node, report);
  Desk desk{.code = fields.identifier("code", Need::Required),
            .name = fields.localized("name", Need::Required),
            .facility = fields.integer("facility", Need::Optional, {1, 999}, 0),
            .place_hint = fields.localized("place_hint", Need::Optional)};
  fields.finish();
  return desk;
}

QueueGroup read_group(const Node& node, Report& report) {
  Fields fields(node, report);
  QueueGroup group;
  const std::string letter = fields.identifier("letter", Need::Required);
  if (is_group_letter(letter)) {
    group.letter = letter.front();
  } else {
    report.error(node, "a group's letter is one of A to Z, but not I or O");
  }
  group.name = fields.localized("name", Need::Required);
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

/// `{"opens": "07:30", "closes": "16:00", "break": ["12:00", "13:00"]}`.
DayHours read_day_hours(const Node& node, Report& report) {
  Fields fields(node, report);
  DayHours hours;
  const auto opens = fields.time_of_day("opens", Need::Required);
  const auto closes = fields.time_of_day("closes", Need::Required);
  const auto rest = fields.list("break", Need::Optional, read_time_of_day);
  fields.finish();
  if (!opens || !closes) return hours;
  hours.opens = *opens;
  hours.closes = *closes;
  if (*opens >= *closes) report.error(node, "the office must open before it closes");
  if (rest.empty()) return hours;
  const auto from = rest.size() == 2 ? rest[0] : std::nullopt;
  const auto to = rest.size() == 2 ? rest[1] : std::nullopt;
  if (!from || !to || *from < *opens || *from >= *to || *to > *closes) {
    report.error(node, "\"break\" must be two times within the hours, as [\"12:00\", \"13:00\"]");
    return hours;
  }
  hours.break_from = from;
  hours.break_to = to;
  return hours;
}

SpecialDay read_special_day(const Node& node, Report& report) {
  Fields fields(node, report);
  SpecialDay day;
  day.date = fields.date("date", Need::Required).value_or(Date{});
  const bool closed = fields.boolean("closed", false);
  const Node* hours = fields.find("hours", Need::Optional);
  if (hours != nullptr) day.hours = read_day_hours(*hours, report);
  // Forgetting the hours must not close the office, nor the other way round.
  if (closed == (hours != nullptr)) {
    report.error(node, "a special day has either \"hours\" or \"closed\": true");
  }
  day.reason = fields.text("reason", Need::Optional);
  fields.finish();
  return day;
}

OpeningHours read_hours(const Node& node, Report& report) {
  Fields fields(node, report);
  OpeningHours hours;
  hours.issue_during_break = fields.boolean("issue_during_break", true);
  if (const Node* week = fields.find("week", Need::Required)) {
    Fields days(*week, report);
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
      const Node* day = days.find(weekdays[i], Need::Optional);
      if (day != nullptr) hours.week[i] = read_day_hours(*day, report);
    }
    days.finish();
  }
  hours.special_days = fields.list("special_days", Need::Optional, read_special_day);
  std::ranges::sort(hours.special_days, {}, &SpecialDay::date);
  for (std::size_t i = 1; i < hours.special_days.size(); ++i) {
    if (hours.special_days[i].date == hours.special_days[i - 1].date) {
      report.error(node, fmt::format("the special day {} is given twice",
                                     to_iso(hours.special_days[i].date)));
    }
  }
  hours.configured =
      std::ranges::any_of(hours.week, [](const auto& day) { return day.has_value(); });
  fields.finish();
  return hours;
}

Office read_office_fields(const Node& tree, Report& report) {
  Fields fields(tree, report);
  Office office;
  fields.integer("schema", Need::Required, schema_range, 1);
  office.name = fields.localized("name", Need::Required);
  office.address = fields.localized("address", Need::Optional);
  // Indonesia's three zones; the rules take any offset.
  const int offset = fields.integer("utc_offset_minutes", Need::Required, {-720, 840},
                                    static_cast<int>(western_indonesia.count()));
  office.utc_offset = UtcOffset(offset);
  office.average_service_minutes =
      fields.integer("average_service_minutes", Need::Optional, service_minutes_range, 6);
  office.agencies = fields.list("agencies", Need::Required, read_agency);
  office.groups = fields.list("groups", Need::Required, read_group);
  office.desks = fields.list("desks", Need::Required, read_desk);
  read_floor_plan(fields, office);
  if (const Node* wifi = fields.find("wifi", Need::Optional)) {
    office.wifi = read_wifi(*wifi, report);
  }
  if (const Node* hours = fields.find("hours", Need::Optional)) {
    office.hours = read_hours(*hours, report);
  }
  fields.finish();
  return office;
}

void check_office(const Office& office, const Node& tree, Report& report) {
  check_unique(office.agencies, &Agency::code, tree, "agencies", report);
  check_unique(office.groups, &QueueGroup::letter, tree, "groups", report);
  check_unique(office.desks, &Desk::code, tree, "desks", report);
  check_floor_plan(office, tree, report);
  if (office.groups.size() > content_limits::groups) {
    report.error(tree, fmt::format("at most {} queue groups", content_limits::groups));
  }
  for (std::size_t i = 0; i < office.groups.size(); ++i) {
    const QueueGroup& group = office.groups[i];
    const Node& at = element_of(tree, "groups", i);
    if (!group.agency.empty() && find_agency(office, group.agency) == nullptr) {
      report.error(at,
                   fmt::format("group {} names the unknown agency {}", group.letter, group.agency));
    }
    if (find_desk(office, group.desk) == nullptr) {
      report.error(at, fmt::format("group {} names the unknown desk {}", group.letter, group.desk));
    }
  }
  if (!office.hours.configured) {
    report.warning(tree, "no opening hours are configured: no tickets are given");
  }
}

}  // namespace

std::optional<Office> read_office(SourceFiles& files, Report& report) {
  if (!files.exists(office_path)) {
    report.add({Severity::Error, std::string(office_path), 0, "the file does not exist"});
    return std::nullopt;
  }
  const SourceFile* file = files.find(office_path);
  if (file == nullptr) return std::nullopt;
  const int errors_before = report.errors();
  Office office = read_office_fields(file->tree, report);
  check_office(office, file->tree, report);
  return report.errors() == errors_before ? std::optional(std::move(office)) : std::nullopt;
}

}  // namespace kiosk::domain::parse
