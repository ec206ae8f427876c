#include "kiosk/domain/promise.h"

#include "kiosk/domain/calendar.h"
#include "kiosk/domain/opening_hours.h"

namespace kiosk::domain {

std::optional<Date> due_on(const CompletionTime& time, const HolidayCalendar& calendar,
                           const OpeningHours& hours, const LocalTime& at) {
  std::optional<std::chrono::minutes> closes;
  if (const auto day = hours_on(hours, calendar, at.date)) closes = day->closes;
  const auto day_0 = received_day(calendar, at, closes);
  if (!day_0) return std::nullopt;
  switch (time.unit) {
    case TimeUnit::WorkingDays:
      return add_working_days(calendar, *day_0, time.n);
    case TimeUnit::CalendarDays:
      return add_days(*day_0, time.n);
    case TimeUnit::Hours:
    case TimeUnit::Minutes:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kiosk::domain
