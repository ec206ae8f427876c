#include "kiosk/domain/calendar.h"

#include "tests/domain/sample_calendar.h"
#include "tests/support/catch.h"
#include "tests/support/days.h"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;
using kiosk::domain::test::sample_calendar;
using tests::day;

namespace {

std::string shown(std::optional<Date> date) {
  return date ? to_iso(*date) : "unknown";
}

}  // namespace

TEST_CASE("the working days of every month are those of the decrees", "[calendar]") {
  auto calendar = sample_calendar();
  struct Year {
    int year;
    std::array<int, 12> months;
    int total;
  };
  for (const auto& expected : {Year{2026, {20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21}, 240},
                               Year{2027, {19, 19, 15, 22, 16, 21, 22, 21, 22, 21, 22, 22}, 242}}) {
    std::array<int, 12> counted{};
    for (Date date{std::chrono::year{expected.year} / 1 / 1};
         static_cast<int>(date.year()) == expected.year; date = add_days(date, 1)) {
      if (is_working(calendar, date) == WorkingDay::Yes) {
        ++counted.at(static_cast<unsigned>(date.month()) - 1);
      }
    }
    CHECK(counted == expected.months);
    int sum = 0;
    for (int count : counted) sum += count;
    CHECK(sum == expected.total);
  }
}

TEST_CASE("promised dates are counted from the day after receipt", "[calendar]") {
  auto calendar = sample_calendar();
  struct Example {
    const char* received;
    const char* day_0;
    const char* after_7;
    const char* after_14;
  };
  for (const auto& example : {
           Example{"2026-11-20", "2026-11-20", "2026-12-01", "2026-12-10"},
           Example{"2026-11-21", "2026-11-23", "2026-12-02", "2026-12-11"},
           Example{"2026-11-22", "2026-11-23", "2026-12-02", "2026-12-11"},
           Example{"2026-11-23", "2026-11-23", "2026-12-02", "2026-12-11"},
           Example{"2026-12-15", "2026-12-15", "2026-12-28", "2027-01-08"},
           Example{"2026-12-23", "2026-12-23", "2027-01-07", "2027-01-18"},
           Example{"2026-12-24", "2026-12-28", "2027-01-08", "2027-01-19"},
           Example{"2026-12-31", "2026-12-31", "2027-01-13", "2027-01-22"},
           Example{"2027-03-05", "2027-03-05", "2027-03-24", "2027-04-06"},
           Example{"2027-03-08", "2027-03-16", "2027-03-29", "2027-04-07"},
           Example{"2027-05-14", "2027-05-14", "2027-05-31", "2027-06-10"},
           Example{"2026-03-17", "2026-03-17", "2026-04-02", "2026-04-14"},
           Example{"2027-12-21", "2027-12-21", "2027-12-31", "unknown"},
           Example{"2027-12-22", "2027-12-22", "unknown", "unknown"},
       }) {
    INFO(example.received);
    auto day_0 = received_day(calendar, {day(example.received), 10h}, 16h);
    REQUIRE(shown(day_0) == example.day_0);
    CHECK(shown(add_working_days(calendar, *day_0, 7)) == example.after_7);
    CHECK(shown(add_working_days(calendar, *day_0, 14)) == example.after_14);
  }
}

TEST_CASE("what comes in after closing counts as the next working day", "[calendar]") {
  auto calendar = sample_calendar();
  CHECK(shown(received_day(calendar, {day("2026-11-20"), 16h - 1ms}, 16h)) == "2026-11-20");
  CHECK(shown(received_day(calendar, {day("2026-11-20"), 16h}, 16h)) == "2026-11-23");
  CHECK(shown(received_day(calendar, {day("2026-11-20"), 23h}, std::nullopt)) == "2026-11-20");
  CHECK(shown(received_day(calendar, {day("2027-12-31"), 17h}, 16h)) == "unknown");
  CHECK(shown(received_day(calendar, {day("2025-12-31"), 9h}, 16h)) == "unknown");
}

TEST_CASE("a day outside the coverage is unknown, never guessed", "[calendar]") {
  auto calendar = sample_calendar();
  CHECK(is_working(calendar, day("2028-01-03")) == WorkingDay::Unknown);
  CHECK(is_working(calendar, day("2025-12-31")) == WorkingDay::Unknown);
  CHECK(is_working({}, day("2026-11-23")) == WorkingDay::Unknown);
  CHECK_FALSE(working_days_between(calendar, day("2027-12-30"), day("2028-01-03")));
  CHECK_FALSE(add_working_days(calendar, day("2026-11-23"), -1));
}

TEST_CASE("a withdrawn holiday is a working day again", "[calendar]") {
  auto calendar = sample_calendar();
  REQUIRE(is_working(calendar, day("2026-08-25")) == WorkingDay::No);
  calendar.days.push_back({.date = day("2026-08-25"), .kind = HolidayKind::Cancelled, .name = ""});
  CHECK(is_working(calendar, day("2026-08-25")) == WorkingDay::Yes);
  CHECK(holiday_on(calendar, day("2026-08-25")) == nullptr);
}

TEST_CASE("local holidays and elections are no working days", "[calendar]") {
  auto calendar = sample_calendar();
  for (auto kind : {HolidayKind::Local, HolidayKind::Election}) {
    calendar.days.push_back({.date = day("2026-07-20"), .kind = kind, .name = "x"});
    CHECK(is_working(calendar, day("2026-07-20")) == WorkingDay::No);
    calendar.days.pop_back();
  }
}

TEST_CASE("working days between two dates agree with adding them", "[calendar]") {
  auto calendar = sample_calendar();
  for (int count = 0; count < 100; ++count) {
    auto end = add_working_days(calendar, day("2026-12-15"), count);
    REQUIRE(end);
    CHECK(working_days_between(calendar, day("2026-12-15"), *end) == count);
  }
  CHECK(working_days_between(calendar, day("2026-12-15"), day("2026-12-01")) == 0);
}
