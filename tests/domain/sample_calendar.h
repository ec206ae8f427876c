#pragma once
// The calendars of 2026 and 2027 as the joint decrees of three ministers give them (No. 1497/2025
// and No. 1205/2026), typed in so that the rules' tests need no file.

#include "kiosk/domain/holidays.h"

namespace kiosk::domain::test {

inline HolidayCalendar sample_calendar() {
  HolidayCalendar calendar{.from = *parse_date("2026-01-01"), .to = *parse_date("2027-12-31")};
  auto add = [&](HolidayKind kind, std::initializer_list<const char*> dates) {
    for (const auto* date : dates) {
      calendar.days.push_back({.date = *parse_date(date), .kind = kind, .name = date});
    }
  };
  add(HolidayKind::National,
      {"2026-01-01", "2026-01-16", "2026-02-17", "2026-03-19", "2026-03-21", "2026-03-22",
       "2026-04-03", "2026-04-05", "2026-05-01", "2026-05-14", "2026-05-27", "2026-05-31",
       "2026-06-01", "2026-06-16", "2026-08-17", "2026-08-25", "2026-12-25"});
  add(HolidayKind::CollectiveLeave, {"2026-02-16", "2026-03-18", "2026-03-20", "2026-03-23",
                                     "2026-03-24", "2026-05-15", "2026-05-28", "2026-12-24"});
  add(HolidayKind::National,
      {"2027-01-01", "2027-01-05", "2027-02-06", "2027-03-08", "2027-03-10", "2027-03-11",
       "2027-03-26", "2027-03-28", "2027-05-01", "2027-05-06", "2027-05-17", "2027-05-20",
       "2027-06-01", "2027-06-06", "2027-08-15", "2027-08-17", "2027-12-25", "2027-12-26"});
  add(HolidayKind::CollectiveLeave, {"2027-02-05", "2027-03-09", "2027-03-12", "2027-03-15",
                                     "2027-03-25", "2027-05-18", "2027-05-19", "2027-12-24"});
  return calendar;
}

}  // namespace kiosk::domain::test
