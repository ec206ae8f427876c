#pragma once
// Calendar and clock values. Nothing here reads a clock: time enters the core as an event.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

/// A point in time, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A calendar day of the office. Construct as `Date{2026y / 11 / 23}`.
using Date = std::chrono::year_month_day;

/// The office's fixed distance from UTC: WIB +420, WITA +480, WIT +540 minutes (Indonesia has no
/// daylight saving time).
using UtcOffset = std::chrono::minutes;

/// WIB: until the office's content says otherwise.
inline constexpr UtcOffset western_indonesia{420};

/// A day and a time of day as the office's wall clock shows them.
struct LocalTime {
  Date date{};
  std::chrono::milliseconds since_midnight{0};  // 0 .. 86,399,999

  bool operator==(const LocalTime&) const = default;
};

LocalTime to_local(Instant instant, UtcOffset offset);
Instant to_instant(const LocalTime& local, UtcOffset offset);

/// The same day moved by whole days.
Date add_days(Date date, int days);
int days_between(Date from, Date to);
std::chrono::weekday weekday_of(Date date);

int hour_of(const LocalTime& local);
int minute_of(const LocalTime& local);

/// `2026-11-23`; parse accepts exactly that form of an existing day.
std::string to_iso(Date date);
std::optional<Date> parse_date(std::string_view text);

/// RFC 3339 with offset, to the second or millisecond: `2026-11-23T09:12:00+07:00`.
std::string to_iso(Instant instant, UtcOffset offset);
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace kiosk
