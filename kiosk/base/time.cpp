#include "kiosk/base/time.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace kiosk {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::sys_days;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (text.empty()) return std::nullopt;
  return value;
}

std::optional<milliseconds> parse_time_of_day(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  auto hour = digits(text.substr(0, 2));
  auto minute = digits(text.substr(3, 2));
  auto second = digits(text.substr(6, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  milliseconds result =
      std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
  if (text.size() == 8) return result;
  if (text.size() != 12 || text[8] != '.') return std::nullopt;
  auto fraction = digits(text.substr(9));
  if (!fraction) return std::nullopt;
  return result + milliseconds{*fraction};
}

std::optional<UtcOffset> parse_offset(std::string_view text) {
  if (text == "Z") return UtcOffset{0};
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  auto hour = digits(text.substr(1, 2));
  auto minute = digits(text.substr(4, 2));
  if (!hour || !minute || *hour > 14 || *minute > 59) return std::nullopt;
  auto offset = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
  return text[0] == '-' ? -offset : offset;
}

}  // namespace

LocalTime to_local(Instant instant, UtcOffset offset) {
  auto shifted = instant + offset;
  auto day = floor<days>(shifted);
  return {.date = Date{day}, .since_midnight = shifted - day};
}

Instant to_instant(const LocalTime& local, UtcOffset offset) {
  return Instant{sys_days{local.date}} + local.since_midnight - offset;
}

Date add_days(Date date, int count) {
  return Date{sys_days{date} + days{count}};
}

int days_between(Date from, Date to) {
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

std::chrono::weekday weekday_of(Date date) {
  return std::chrono::weekday{sys_days{date}};
}

int hour_of(const LocalTime& local) {
  return static_cast<int>(
      std::chrono::duration_cast<std::chrono::hours>(local.since_midnight).count());
}

int minute_of(const LocalTime& local) {
  return static_cast<int>(
      std::chrono::duration_cast<std::chrono::minutes>(local.since_midnight).count() % 60);
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto year = digits(text.substr(0, 4));
  auto month = digits(text.substr(5, 2));
  auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_iso(Instant instant, UtcOffset offset) {
  auto local = to_local(instant, offset);
  auto seconds = std::chrono::floor<std::chrono::seconds>(local.since_midnight);
  auto fraction = (local.since_midnight - seconds).count();
  std::chrono::hh_mm_ss time{seconds};
  auto total = offset.count() < 0 ? -offset.count() : offset.count();
  auto head = fmt::format("{}T{:02}:{:02}:{:02}", to_iso(local.date), time.hours().count(),
                          time.minutes().count(), time.seconds().count());
  auto middle = fraction == 0 ? std::string{} : fmt::format(".{:03}", fraction);
  return fmt::format("{}{}{}{:02}:{:02}", head, middle, offset.count() < 0 ? '-' : '+', total / 60,
                     total % 60);
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T') return std::nullopt;
  auto date = parse_date(text.substr(0, 10));
  auto zone = text.find_first_of("Z+-", 19);
  if (!date || zone == std::string_view::npos) return std::nullopt;
  auto time = parse_time_of_day(text.substr(11, zone - 11));
  auto offset = parse_offset(text.substr(zone));
  if (!time || !offset) return std::nullopt;
  return to_instant({.date = *date, .since_midnight = *time}, *offset);
}

}  // namespace kiosk
