#pragma once
// The one rule that decides whether a queue group may issue a ticket now, and when it may next.
// Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/time.h"
#include "kiosk/domain/holidays.h"
#include "kiosk/domain/hours.h"

namespace kiosk::domain {

enum class IssueVerdict : std::uint8_t {
  Open,
  NotConfigured,  // the office has not given its hours
  ClosedToday,    // holiday, special day or a day without hours; `reason` names it when known
  NotYetOpen,
  Break,  // only where the office does not issue during its break
  Closed,
  CutOffPassed,
  QuotaReached,
};

struct IssueDecision {
  IssueVerdict verdict = IssueVerdict::NotConfigured;
  std::string reason;                     // name of the holiday or special day, may be empty
  std::optional<LocalTime> next_opening;  // absent when open, or when none is known

  bool operator==(const IssueDecision&) const = default;
};

/// May this group issue a ticket at local time `now`, having issued `issued_today`?
/// A special day goes before the holiday calendar, and both before the week. A day the calendar
/// does not cover follows the week: the office's doors are then the better witness. The next
/// opening is searched no further than the calendar's coverage.
IssueDecision may_issue(const OpeningHours& hours, const HolidayCalendar& calendar,
                        const GroupLimits& limits, int issued_today, const LocalTime& now);

/// The same while nobody knows what time it is: only the quota counts. The door of the office is
/// the better witness; a number too many harms nobody, a closed kiosk on a working day does.
IssueDecision may_issue_at_any_time(const OpeningHours& hours, const GroupLimits& limits,
                                    int issued_today);

/// The hours of one day by the same order, absent when the office is closed all day.
std::optional<DayHours> hours_on(const OpeningHours& hours, const HolidayCalendar& calendar,
                                 Date date);

}  // namespace kiosk::domain
