// The figures of the survey, against the worked examples of the domain rules.

#include "kiosk/domain/survey.h"

#include <cstdlib>
#include <map>
#include <vector>

#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::domain;

namespace {

LocalTime local(const char* iso) {
  return to_local(*parse_instant(iso), UtcOffset{420});
}

}  // namespace

TEST_CASE("index and grade come out as in the worked examples, with 1/9 and with 0.11",
          "[survey]") {
  struct Row {
    std::int64_t sum, responses;
    int index;
    char grade;
    int index_011;
    char grade_011;
  };
  for (const auto& row :
       {Row{955, 29, 9148, 'A', 9056, 'A'}, Row{3180, 100, 8833, 'A', 8745, 'B'},
        Row{3179, 100, 8831, 'A', 8742, 'B'}, Row{3178, 100, 8828, 'B', 8740, 'B'},
        Row{2758, 100, 7661, 'B', 7585, 'C'}, Row{2340, 100, 6500, 'C', 6435, 'D'},
        Row{2339, 100, 6497, 'D', 6432, 'D'}, Row{9, 1, 2500, 'D', 2475, 'D'},
        Row{36, 1, 10000, 'A', 9900, 'A'}}) {
    INFO(row.sum << "/" << row.responses);
    CHECK(survey_index(row.sum, row.responses) == row.index);
    CHECK(survey_grade(*survey_index(row.sum, row.responses)) == row.grade);
    // The rules' table cuts two of the values with 0.11 off where half up gives one more.
    CHECK(std::abs(*survey_index_011(row.sum, row.responses) - row.index_011) <= 1);
    CHECK(survey_grade(*survey_index_011(row.sum, row.responses)) == row.grade_011);
  }
}

TEST_CASE("grades change where the regulation says", "[survey]") {
  CHECK(survey_grade(8831) == 'A');
  CHECK(survey_grade(8830) == 'B');
  CHECK(survey_grade(7661) == 'B');
  CHECK(survey_grade(7660) == 'C');
  CHECK(survey_grade(6500) == 'C');
  CHECK(survey_grade(6499) == 'D');
}

TEST_CASE("without responses there is no index", "[survey]") {
  CHECK_FALSE(survey_index(0, 0));
  CHECK_FALSE(survey_index_011(0, 0));
}

TEST_CASE("sample sizes are those of Krejcie and Morgan", "[survey]") {
  const std::vector<std::pair<int, int>> table{
      {0, 0},      {10, 10},    {15, 14},    {20, 19},    {30, 28},     {50, 44},
      {60, 52},    {100, 80},   {150, 108},  {200, 132},  {220, 140},   {250, 152},
      {300, 169},  {340, 181},  {400, 196},  {500, 217},  {1000, 278},  {1200, 291},
      {1500, 306}, {2000, 322}, {2200, 327}, {5000, 357}, {10000, 370}, {1000000, 384}};
  for (const auto& [population, sample] : table) {
    INFO(population);
    CHECK(survey_sample_size(population) == sample);
  }
}

TEST_CASE("T14.2 the last second of the year counts in its own quarter", "[survey]") {
  CHECK(survey_period(local("2026-12-31T23:59:59+07:00").date) == "2026-Q4");
  CHECK(survey_period(local("2027-01-01T00:00:00+07:00").date) == "2027-Q1");
  // By the office's clock, not by Greenwich's.
  CHECK(survey_period(local("2026-12-31T17:00:00+00:00").date) == "2027-Q1");
}

TEST_CASE("T14.3 a year has four periods of three months", "[survey]") {
  std::map<std::string, int> months;
  for (unsigned month = 1; month <= 12; ++month) {
    ++months[survey_period(
        Date{std::chrono::year{2026}, std::chrono::month{month}, std::chrono::day{1}})];
  }
  CHECK(months ==
        std::map<std::string, int>{{"2026-Q1", 3}, {"2026-Q2", 3}, {"2026-Q3", 3}, {"2026-Q4", 3}});
}

TEST_CASE("records tell the quarter of an hour and the half of the day", "[survey]") {
  const auto at = *parse_instant("2026-11-23T09:29:59+07:00");
  CHECK(to_iso(survey_time_bucket(at), UtcOffset{420}) == "2026-11-23T09:00:00+07:00");
  CHECK(survey_hour_slot(local("2026-11-23T12:59:00+07:00")) == "08-12");
  CHECK(survey_hour_slot(local("2026-11-23T13:00:00+07:00")) == "13-17");
}

TEST_CASE("T4.2 only a free service raises the flag, and only when not called free", "[survey]") {
  SurveyScores scores{4, 4, 4, 3, 4, 4, 4, 4, 4};
  CHECK(raises_fee_flag(true, scores));
  CHECK_FALSE(raises_fee_flag(false, scores));
  scores[3] = 4;
  CHECK_FALSE(raises_fee_flag(true, scores));
  CHECK(is_straight_lined(scores));
}
