#pragma once
// When a service is due by its standard, and how a promise of working days stands today: for file
// receipts (7 working days, T3.1) and complaints (14). Pure; any thread. What the calendar does not
// cover is unknown, never guessed. Source: domain rules 1.3, 3.1.

#include <cstdint>
#include <optional>

#include "kiosk/base/time.h"
#include "kiosk/domain/calendar.h"
#include "kiosk/domain/holidays.h"
#include "kiosk/domain/hours.h"
#include "kiosk/domain/service_parts.h"

namespace kiosk::domain {

/// The last day of the promise for a file that is accepted complete and correct at `at`. Absent
/// when the calendar does not cover it, and for services that take hours or minutes. A condition,
/// never a promise by itself: the clock starts only when an officer accepts the file.
std::optional<Date> due_on(const CompletionTime& time, const HolidayCalendar& calendar,
                           const OpeningHours& hours, const LocalTime& at);

enum class PromiseState : std::uint8_t { Unknown, Running, DueToday, Over };

struct Promise {
  PromiseState state = PromiseState::Unknown;
  std::optional<Date> due;          // absent outside the calendar
  std::optional<int> working_days;  // left when running, past when over

  bool operator==(const Promise&) const = default;
};

/// `count` working days after the day of receipt, which is `received` or the next working day.
Promise judge_promise(const HolidayCalendar& calendar, Date received, int count, Date today);

}  // namespace kiosk::domain
