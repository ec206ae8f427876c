#include "kiosk/domain/demo_time.h"

#include "kiosk/domain/opening_hours.h"

namespace kiosk::domain {
namespace {

using namespace std::chrono_literals;

/// An office that has none in so many days in a row has none.
constexpr int furthest_days = 400;
constexpr std::chrono::milliseconds before_midnight = 24h - 10s;

bool is_open_at(const DayHours& day, std::chrono::minutes time) {
  const bool rests =
      day.break_from && day.break_to && time >= *day.break_from && time < *day.break_to;
  return time >= day.opens && time < day.closes && !rests;
}

/// When it is on a day with these hours.
std::optional<std::chrono::milliseconds> time_of(DemoMoment moment, const DayHours& day) {
  constexpr std::chrono::minutes nine = 9h;
  switch (moment) {
    case DemoMoment::Start:
      return is_open_at(day, nine) ? nine : day.opens;
    case DemoMoment::Opening:
      return day.opens;
    case DemoMoment::Break:
      return day.break_from;
    case DemoMoment::Closed:
      // An office that closes at 24:00 does so on the next day.
      return day.closes < 24h ? std::optional(day.closes) : std::nullopt;
    case DemoMoment::Midnight:
      return before_midnight;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LocalTime> next_moment(const OpeningHours& hours, const HolidayCalendar& calendar,
                                     DemoMoment moment, const LocalTime& now) {
  for (int days = 0; days <= furthest_days; ++days) {
    const auto date = add_days(now.date, days);
    // Every day has a midnight.
    const auto day = moment == DemoMoment::Midnight ? std::optional(DayHours{})
                                                    : hours_on(hours, calendar, date);
    const auto time = day ? time_of(moment, *day) : std::nullopt;
    const bool too_early =
        days == 0 && (moment == DemoMoment::Start || (time && *time <= now.since_midnight));
    if (time && !too_early) return LocalTime{.date = date, .since_midnight = *time};
  }
  return std::nullopt;
}

}  // namespace kiosk::domain
