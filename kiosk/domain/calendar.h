#pragma once
// Working days of the office: five-day week, national holidays and collective leave are off
// (Perpres 21/2023; the yearly joint decree of three ministers). Pure; any thread. A day outside
// the calendar's coverage is unknown, and a date that would need such a day is absent, never
// guessed.

#include <chrono>
#include <optional>

#include "kiosk/base/time.h"
#include "kiosk/domain/holidays.h"

namespace kiosk::domain {

enum class WorkingDay : std::uint8_t { Yes, No, Unknown };

WorkingDay is_working(const HolidayCalendar& calendar, Date date);

/// The holiday of that day, or null. A later `Cancelled` entry takes an earlier one back. The
/// pointer lives as long as the calendar.
const Holiday* holiday_on(const HolidayCalendar& calendar, Date date);

/// Day 0 of something handed in at `at`: that day, or the next working day when it is not a working
/// day or the office has closed (`closes` in minutes since midnight; absent = never too late).
std::optional<Date> received_day(const HolidayCalendar& calendar, const LocalTime& at,
                                 std::optional<std::chrono::minutes> closes);

/// The n-th working day strictly after `day_0`; the day of receipt is not counted. Zero gives
/// `day_0` itself, a negative count gives nothing.
std::optional<Date> add_working_days(const HolidayCalendar& calendar, Date day_0, int count);

/// Working days after `from` up to and with `to`; zero when `to` is not after `from`.
std::optional<int> working_days_between(const HolidayCalendar& calendar, Date from, Date to);

}  // namespace kiosk::domain
