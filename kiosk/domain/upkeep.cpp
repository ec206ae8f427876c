#include "kiosk/domain/upkeep.h"

#include <fmt/format.h>

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

}  // namespace

std::vector<Finding> due_for_upkeep(const Content& content, Date today) {
  std::vector<Finding> findings;
  for (const Service& service : content.services) {
    if (!service.active) continue;
    add_laws(service, today, findings);
    const auto desks = content.office.desks.size();
    if (desks <= static_cast<std::size_t>(service.staff_count)) continue;
    findings.push_back(
        {Severity::Warning, service.file, 0,
         fmt::format("the office has {} desks, more than the {} staff of the standard", desks,
                     service.staff_count)});
  }
  return findings;
}

}  // namespace kiosk::domain
