#include "kiosk/domain/promise.h"

namespace kiosk::domain {

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
