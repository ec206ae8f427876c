#pragma once
// When a service is due by its standard (domain rules 1.3). Pure; any thread.

#include <optional>

#include "kiosk/base/time.h"
#include "kiosk/domain/holidays.h"
#include "kiosk/domain/hours.h"
#include "kiosk/domain/service_parts.h"

namespace kiosk::domain {

/// The last day of the promise for a file that is accepted complete and correct at `at`. Absent
/// when the calendar does not cover it, and for services that take hours or minutes. A condition,
/// never a promise by itself: the clock starts only when an officer accepts the file.
std::optional<Date> due_on(const CompletionTime& time, const HolidayCalendar& calendar,
                           const OpeningHours& hours, const LocalTime& at);

}  // namespace kiosk::domain
