#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "kiosk/domain/parse/office_reader.h"
#include "kiosk/domain/parse/parts.h"

namespace kiosk::domain::parse {
namespace {

constexpr std::array<std::pair<std::string_view, HolidayKind>, 5> holiday_kinds = {
    {{"LIBUR_NASIONAL", HolidayKind::National},
     {"CUTI_BERSAMA", HolidayKind::CollectiveLeave},
     {"LOKAL", HolidayKind::Local},
     {"PEMILU", HolidayKind::Election},
     {"BATAL", HolidayKind::Cancelled}}};

Holiday read_holiday(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Holiday holiday{
      .date = fields.date("date", Need::Required).value_or(Date{}),
      .kind = fields.choice("kind", Need::Required, holiday_kinds, HolidayKind::National),
      .name = fields.text("name", Need::Required)};
  fields.finish();
  return holiday;
}

/// Sources are for the office's own proof; nothing is kept of them.
bool read_document(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  fields.text("doc", Need::Required);
  fields.date("signed_on", Need::Optional);
  fields.text("url", Need::Optional);
  fields.finish();
  return true;
}

/// A day is a holiday once; what takes it back stands beside it.
void drop_repeated_days(std::vector<Element<Holiday>>& days, Findings& findings) {
  std::vector<Element<Holiday>> kept;
  for (auto& day : days) {
    const bool cancels = day.value.kind == HolidayKind::Cancelled;
    const bool again = day.sound && std::ranges::any_of(kept, [&](const Element<Holiday>& other) {
                         return other.value.date == day.value.date &&
                                (other.value.kind == HolidayKind::Cancelled) == cancels;
                       });
    if (again) {
      findings.warning(*day.node, fmt::format("{} is given twice: this one is left out",
                                              to_iso(day.value.date)));
    } else {
      kept.push_back(std::move(day));
    }
  }
  days = std::move(kept);
}

/// `begin` is the day after the file before this one, if there was one.
HolidayCalendar read_year(const JsonNode& tree, std::optional<Date> begin, Findings& findings) {
  Fields fields(tree, findings);
  HolidayCalendar year;
  fields.integer("schema", Need::Optional, schema_range, 1);
  if (const JsonNode* coverage = fields.find("coverage", Need::Required)) {
    Fields days(*coverage, findings);
    year.from = days.date("from", Need::Required).value_or(Date{});
    year.to = days.date("to", Need::Required).value_or(Date{});
    days.finish();
    if (year.from > year.to) findings.error(*coverage, "\"from\" must not be after \"to\"");
    if (begin && year.from != *begin) {
      findings.error(*coverage, fmt::format("the coverage must go on at {}, the day after the file "
                                            "before it",
                                            to_iso(*begin)));
    }
  }
  fields.list("sources", Need::Optional, read_document);
  auto days = fields.entries("days", Need::Required, read_holiday);
  fields.finish();
  for (const auto& day : days) {
    if (day.sound && (day.value.date < year.from || day.value.date > year.to)) {
      findings.error(*day.node, "this day lies outside the file's own coverage");
    }
  }
  drop_repeated_days(days, findings);
  year.days = values_of(std::move(days));
  return year;
}

std::optional<HolidayCalendar> read_file(const std::string& path, const std::string& text,
                                         std::optional<Date> begin, Findings& findings) {
  const int errors_before = findings.errors();
  const std::optional<SourceFile> source = read_source(path, text, findings);
  if (!source) return std::nullopt;
  HolidayCalendar year = read_year(source->tree, begin, findings);
  return findings.errors() == errors_before ? std::optional(std::move(year)) : std::nullopt;
}

}  // namespace

HolidayCalendar read_holidays(const ContentFiles& files, Findings& findings) {
  HolidayCalendar calendar;
  std::optional<Date> next;
  for (const auto& [path, text] : files.texts) {
    if (!path.starts_with("holidays/") || !is_content_file(path)) continue;
    std::optional<HolidayCalendar> year = read_file(path, text, next, findings);
    if (!year) break;
    if (!next) calendar.from = year->from;
    calendar.to = year->to;
    next = add_days(year->to, 1);
    calendar.days.insert(calendar.days.end(), year->days.begin(), year->days.end());
  }
  if (!next) findings.add({Severity::Warning, "holidays", 0, "no calendar: no dates are promised"});
  // A cancellation is the last kind, so it stands behind the day it cancels.
  std::ranges::sort(calendar.days, [](const Holiday& left, const Holiday& right) {
    return std::tie(left.date, left.kind, left.name) < std::tie(right.date, right.kind, right.name);
  });
  return calendar;
}

}  // namespace kiosk::domain::parse
