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

Promise judge_promise(const HolidayCalendar& calendar, Date received, int count, Date today) {
  const auto day_0 = received_day(calendar, {.date = received}, std::nullopt);
  if (!day_0) return {};
  const auto due = add_working_days(calendar, *day_0, count);
  if (!due) return {};
  if (today == *due) return {.state = PromiseState::DueToday, .due = due, .working_days = 0};
  if (today < *due) {
    return {.state = PromiseState::Running,
            .due = due,
            .working_days = working_days_between(calendar, today, *due)};
  }
  return {.state = PromiseState::Over,
          .due = due,
          .working_days = working_days_between(calendar, *due, today)};
}

}  // namespace kiosk::domain
