#include "kiosk/domain/upkeep.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kiosk/domain/parse/survey_reader.h"

namespace kiosk::domain {
namespace {

/// The same day of the year after, as people count twelve months.
bool is_older_than_a_year(Date checked_on, Date today) {
  auto year_later = checked_on + std::chrono::years{1};
  if (!year_later.ok()) year_later = year_later.year() / year_later.month() / std::chrono::last;
  return today > year_later;
}

void add_laws(const Service& service, Date today, std::vector<Finding>& findings) {
  for (const LegalBasis& law : service.legal) {
    if (is_empty(law.status_note) || !law.checked_on) continue;
    if (!is_older_than_a_year(*law.checked_on, today)) continue;
    findings.push_back({Severity::Warning, service.file, 0,
                        fmt::format("the note on {} {}/{} was last checked on {}", law.type,
                                    law.number, law.year, to_iso(*law.checked_on))});
  }
}

/// Of the roster; an office without one has not said who works there.
std::size_t active_officers(const Content& content) {
  return static_cast<std::size_t>(
      std::ranges::count_if(content.roster, [](const Officer& one) { return one.active; }));
}

void add_staff(const Content& content, const Service& service, std::vector<Finding>& findings) {
  const auto staff = static_cast<std::size_t>(service.staff_count);
  const auto desks = content.office.desks.size();
  const auto officers = active_officers(content);
  const auto warn = [&](std::string message) {
    findings.push_back({Severity::Warning, service.file, 0, std::move(message)});
  };
  if (desks > staff) {
    warn(fmt::format("the office has {} desks, more than the {} staff of the standard", desks,
                     staff));
  }
  if (officers > staff) {
    warn(fmt::format("the roster has {} active officers, more than the {} staff of the standard",
                     officers, staff));
  }
}

void add_roster(const Content& content, std::vector<Finding>& findings) {
  const auto desks = content.office.desks.size();
  const auto officers = active_officers(content);
  if (content.roster.empty() || desks <= officers) return;
  findings.push_back(
      {Severity::Warning, std::string{parse::roster_path}, 0,
       fmt::format("the office has {} desks and the roster {} active officers", desks, officers)});
}

/// The joint decree for the next year is signed in autumn; promises of weeks need it in time.
void add_calendar(const HolidayCalendar& calendar, Date today, std::vector<Finding>& findings) {
  if (!calendar.to.ok() || add_days(today, calendar_warning_days) <= calendar.to) return;
  findings.push_back({Severity::Warning, "holidays", 0,
                      fmt::format("the calendar ends on {}: later dates cannot be promised",
                                  to_iso(calendar.to))});
}

}  // namespace

std::vector<Finding> due_for_upkeep(const Content& content, Date today) {
  std::vector<Finding> findings;
  for (const Service& service : content.services) {
    if (!service.active) continue;
    add_laws(service, today, findings);
    add_staff(content, service, findings);
  }
  add_roster(content, findings);
  add_calendar(content.holidays, today, findings);
  return findings;
}

}  // namespace kiosk::domain
