#include "kiosk/domain/calendar.h"

namespace kiosk::domain {
namespace {

bool is_weekend(Date date) {
  auto day = weekday_of(date);
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

bool covers(const HolidayCalendar& calendar, Date date) {
  return date.ok() && calendar.from <= date && date <= calendar.to;
}

}  // namespace

const Holiday* holiday_on(const HolidayCalendar& calendar, Date date) {
  const Holiday* found = nullptr;
  for (const auto& day : calendar.days) {
    if (day.date != date) continue;
    found = day.kind == HolidayKind::Cancelled ? nullptr : &day;
  }
  return found;
}

WorkingDay is_working(const HolidayCalendar& calendar, Date date) {
  if (!covers(calendar, date)) return WorkingDay::Unknown;
  if (is_weekend(date) || holiday_on(calendar, date) != nullptr) return WorkingDay::No;
  return WorkingDay::Yes;
}

std::optional<Date> received_day(const HolidayCalendar& calendar, const LocalTime& at,
                                 std::optional<std::chrono::minutes> closes) {
  auto verdict = is_working(calendar, at.date);
  if (verdict == WorkingDay::Unknown) return std::nullopt;
  bool too_late = closes && at.since_midnight >= *closes;
  if (verdict == WorkingDay::Yes && !too_late) return at.date;
  return add_working_days(calendar, at.date, 1);
}

std::optional<Date> add_working_days(const HolidayCalendar& calendar, Date day_0, int count) {
  if (count < 0 || !day_0.ok()) return std::nullopt;
  auto date = day_0;
  while (count > 0) {
    date = add_days(date, 1);
    auto verdict = is_working(calendar, date);
    if (verdict == WorkingDay::Unknown) return std::nullopt;
    if (verdict == WorkingDay::Yes) --count;
  }
  return date;
}

std::optional<int> working_days_between(const HolidayCalendar& calendar, Date from, Date to) {
  if (!from.ok() || !to.ok()) return std::nullopt;
  int count = 0;
  for (auto date = from; date < to;) {
    date = add_days(date, 1);
    auto verdict = is_working(calendar, date);
    if (verdict == WorkingDay::Unknown) return std::nullopt;
    if (verdict == WorkingDay::Yes) ++count;
  }
  return count;
}

}  // namespace kiosk::domain
