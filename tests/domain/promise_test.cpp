#include "kiosk/domain/promise.h"

#include <array>
#include <vector>

#include "tests/domain/sample_calendar.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::domain;

namespace {

Promise promise(const char* received, int count, const char* today) {
  return judge_promise(test::sample_calendar(), *parse_date(received), count, *parse_date(today));
}

}  // namespace

TEST_CASE("T3.1 a promise falls on the days of the worked examples", "[promise]") {
  const std::vector<std::array<const char*, 3>> rows{
      {"2026-11-20", "2026-12-01", "2026-12-10"}, {"2026-11-21", "2026-12-02", "2026-12-11"},
      {"2026-12-15", "2026-12-28", "2027-01-08"}, {"2026-12-24", "2027-01-08", "2027-01-19"},
      {"2027-03-05", "2027-03-24", "2027-04-06"}, {"2026-03-17", "2026-04-02", "2026-04-14"}};
  for (const auto& [received, seven, fourteen] : rows) {
    INFO(received);
    CHECK(promise(received, 7, received).due == *parse_date(seven));
    CHECK(promise(received, 14, received).due == *parse_date(fourteen));
  }
}

TEST_CASE("a promise runs, is due, and is over by working days", "[promise]") {
  CHECK(promise("2026-11-20", 7, "2026-11-23").state == PromiseState::Running);
  CHECK(promise("2026-11-20", 7, "2026-11-23").working_days == 6);
  CHECK(promise("2026-11-20", 7, "2026-12-01").state == PromiseState::DueToday);
  CHECK(promise("2026-11-20", 7, "2026-12-07").state == PromiseState::Over);
  CHECK(promise("2026-11-20", 7, "2026-12-07").working_days == 4);
  CHECK(promise("2026-11-20", 7, "2026-12-05").working_days == 3);  // a Saturday
}

TEST_CASE("T3.2 outside the calendar a promise is unknown", "[promise]") {
  CHECK(promise("2027-12-22", 7, "2027-12-22") == Promise{});
  CHECK(promise("2025-12-29", 7, "2026-01-02") == Promise{});
  CHECK(promise("2027-12-21", 7, "2027-12-21").due == *parse_date("2027-12-31"));
}
