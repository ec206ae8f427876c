#include "kiosk/domain/opening_hours.h"

#include <algorithm>

#include "kiosk/domain/calendar.h"

namespace kiosk::domain {
namespace {

/// An office that opens on none of so many days in a row never does.
constexpr int furthest_search_days = 400;

struct OpenDay {
  std::optional<DayHours> hours;
  std::string reason;  // why it is closed
};

OpenDay day_of(const OpeningHours& hours, const HolidayCalendar& calendar, Date date) {
  for (const auto& special : hours.special_days) {
    if (special.date == date) return {.hours = special.hours, .reason = special.reason};
  }
  if (calendar.from <= date && date <= calendar.to) {
    const auto* holiday = holiday_on(calendar, date);
    if (holiday != nullptr) return {.hours = std::nullopt, .reason = holiday->name};
  }
  auto index = weekday_of(date).iso_encoding() - 1;
  return {.hours = hours.week.at(index), .reason = {}};
}

bool in_break(const DayHours& day, std::chrono::milliseconds time) {
  return day.break_from && day.break_to && time >= *day.break_from && time < *day.break_to;
}

/// The first moment of that day at which a ticket may be had, not before `not_before`.
std::optional<LocalTime> first_opening(const OpeningHours& hours, const HolidayCalendar& calendar,
                                       const GroupLimits& limits, const LocalTime& not_before) {
  auto day = day_of(hours, calendar, not_before.date).hours;
  if (!day) return std::nullopt;
  LocalTime start = not_before;
  if (start.since_midnight < day->opens) start.since_midnight = day->opens;
  if (!hours.issue_during_break && day->break_to && in_break(*day, start.since_midnight)) {
    start.since_midnight = *day->break_to;
  }
  bool cut_off = limits.cut_off && start.since_midnight >= *limits.cut_off;
  if (cut_off || start.since_midnight >= day->closes) return std::nullopt;
  return start;
}

std::optional<LocalTime> opening_after_today(const OpeningHours& hours,
                                             const HolidayCalendar& calendar,
                                             const GroupLimits& limits, Date today) {
  if (limits.quota_per_day && *limits.quota_per_day <= 0) return std::nullopt;
  if (today < calendar.from) return std::nullopt;
  auto last = std::min(calendar.to, add_days(today, furthest_search_days));
  for (auto date = add_days(today, 1); date <= last; date = add_days(date, 1)) {
    auto found = first_opening(hours, calendar, limits, {.date = date, .since_midnight = {}});
    if (found) return found;
  }
  return std::nullopt;
}

IssueVerdict verdict_for(const OpeningHours& hours, const DayHours& day, const GroupLimits& limits,
                         int issued_today, std::chrono::milliseconds time) {
  if (time >= day.closes) return IssueVerdict::Closed;
  if (limits.quota_per_day && issued_today >= *limits.quota_per_day) {
    return IssueVerdict::QuotaReached;
  }
  if (limits.cut_off && time >= *limits.cut_off) return IssueVerdict::CutOffPassed;
  if (time < day.opens) return IssueVerdict::NotYetOpen;
  if (!hours.issue_during_break && in_break(day, time)) return IssueVerdict::Break;
  return IssueVerdict::Open;
}

}  // namespace

std::optional<DayHours> hours_on(const OpeningHours& hours, const HolidayCalendar& calendar,
                                 Date date) {
  if (!hours.configured || !date.ok()) return std::nullopt;
  return day_of(hours, calendar, date).hours;
}

IssueDecision may_issue(const OpeningHours& hours, const HolidayCalendar& calendar,
                        const GroupLimits& limits, int issued_today, const LocalTime& now) {
  if (!hours.configured || !now.date.ok()) return {};
  auto today = day_of(hours, calendar, now.date);
  auto later = opening_after_today(hours, calendar, limits, now.date);
  if (!today.hours) {
    return {.verdict = IssueVerdict::ClosedToday, .reason = today.reason, .next_opening = later};
  }
  auto verdict = verdict_for(hours, *today.hours, limits, issued_today, now.since_midnight);
  if (verdict == IssueVerdict::Open) return {.verdict = verdict};
  if (verdict == IssueVerdict::NotYetOpen || verdict == IssueVerdict::Break) {
    auto this_day = first_opening(hours, calendar, limits, now);
    if (this_day) later = this_day;
  }
  return {.verdict = verdict, .reason = today.reason, .next_opening = later};
}

IssueDecision may_issue_at_any_time(const OpeningHours& hours, const GroupLimits& limits,
                                    int issued_today) {
  if (!hours.configured) return {};
  const bool reached = limits.quota_per_day && issued_today >= *limits.quota_per_day;
  return {.verdict = reached ? IssueVerdict::QuotaReached : IssueVerdict::Open, .reason = {}};
}

}  // namespace kiosk::domain
