#include "kiosk/domain/opening_hours.h"

#include "tests/domain/sample_calendar.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;
using kiosk::domain::test::sample_calendar;

namespace {

OpeningHours office_hours() {
  OpeningHours hours{.configured = true};
  for (std::size_t i = 0; i < 5; ++i) {
    hours.week.at(i) = DayHours{.opens = 8h, .closes = 16h, .break_from = 12h, .break_to = 13h};
  }
  return hours;
}

LocalTime at(const char* date, std::chrono::milliseconds time) {
  return {.date = *parse_date(date), .since_midnight = time};
}

IssueDecision decide(const LocalTime& now, const GroupLimits& limits = {}, int issued = 0) {
  return may_issue(office_hours(), sample_calendar(), limits, issued, now);
}

}  // namespace

TEST_CASE("tickets are issued from opening until just before closing", "[opening]") {
  CHECK(decide(at("2026-11-23", 8h)).verdict == IssueVerdict::Open);
  CHECK_FALSE(decide(at("2026-11-23", 8h)).next_opening);
  CHECK(decide(at("2026-11-23", 16h - 1ms)).verdict == IssueVerdict::Open);
  auto early = decide(at("2026-11-23", 8h - 1ms));
  CHECK(early.verdict == IssueVerdict::NotYetOpen);
  CHECK(early.next_opening == at("2026-11-23", 8h));
  auto late = decide(at("2026-11-23", 16h));
  CHECK(late.verdict == IssueVerdict::Closed);
  CHECK(late.next_opening == at("2026-11-24", 8h));
}

TEST_CASE("without configured hours nothing is issued", "[opening]") {
  auto decision = may_issue({}, sample_calendar(), {}, 0, at("2026-11-23", 9h));
  CHECK(decision.verdict == IssueVerdict::NotConfigured);
  CHECK_FALSE(decision.next_opening);
}

TEST_CASE("a holiday closes the office and the next opening skips the whole row", "[opening]") {
  auto decision = decide(at("2026-12-24", 9h));
  CHECK(decision.verdict == IssueVerdict::ClosedToday);
  CHECK(decision.reason == "2026-12-24");
  CHECK(decision.next_opening == at("2026-12-28", 8h));
  CHECK(decide(at("2027-03-05", 17h)).next_opening == at("2027-03-16", 8h));
}

TEST_CASE("a special day goes before the holiday and before the week", "[opening]") {
  auto hours = office_hours();
  hours.special_days = {
      {.date = *parse_date("2026-12-24"), .hours = DayHours{.opens = 9h, .closes = 11h}},
      {.date = *parse_date("2026-11-24"), .hours = std::nullopt, .reason = "Upacara"}};
  auto calendar = sample_calendar();
  CHECK(may_issue(hours, calendar, {}, 0, at("2026-12-24", 10h)).verdict == IssueVerdict::Open);
  auto ceremony = may_issue(hours, calendar, {}, 0, at("2026-11-24", 10h));
  CHECK(ceremony.verdict == IssueVerdict::ClosedToday);
  CHECK(ceremony.reason == "Upacara");
  CHECK(ceremony.next_opening == at("2026-11-25", 8h));
}

TEST_CASE("issuing goes on during the break unless the office says otherwise", "[opening]") {
  CHECK(decide(at("2026-11-23", 12h + 30min)).verdict == IssueVerdict::Open);
  auto hours = office_hours();
  hours.issue_during_break = false;
  auto decision = may_issue(hours, sample_calendar(), {}, 0, at("2026-11-23", 12h));
  CHECK(decision.verdict == IssueVerdict::Break);
  CHECK(decision.next_opening == at("2026-11-23", 13h));
  CHECK(may_issue(hours, sample_calendar(), {}, 0, at("2026-11-23", 13h)).verdict ==
        IssueVerdict::Open);
}

TEST_CASE("a group stops at its cut-off and at its quota until the next day", "[opening]") {
  GroupLimits limits{.quota_per_day = 50, .cut_off = 15h};
  CHECK(decide(at("2026-11-23", 15h - 1ms), limits, 49).verdict == IssueVerdict::Open);
  auto cut = decide(at("2026-11-23", 15h), limits, 49);
  CHECK(cut.verdict == IssueVerdict::CutOffPassed);
  CHECK(cut.next_opening == at("2026-11-24", 8h));
  auto full = decide(at("2026-11-23", 9h), limits, 50);
  CHECK(full.verdict == IssueVerdict::QuotaReached);
  CHECK(full.next_opening == at("2026-11-24", 8h));
}

TEST_CASE("a group that can never issue is promised no opening", "[opening]") {
  CHECK_FALSE(decide(at("2026-11-23", 9h), {.quota_per_day = 0}, 0).next_opening);
  CHECK_FALSE(decide(at("2026-11-23", 9h), {.cut_off = 7h}, 0).next_opening);
  OpeningHours never{.configured = true};
  auto decision = may_issue(never, sample_calendar(), {}, 0, at("2026-11-23", 9h));
  CHECK(decision.verdict == IssueVerdict::ClosedToday);
  CHECK_FALSE(decision.next_opening);
}

TEST_CASE("outside the calendar the week decides, and no later opening is promised", "[opening]") {
  CHECK(decide(at("2028-01-03", 9h)).verdict == IssueVerdict::Open);
  CHECK(decide(at("2028-01-03", 7h)).next_opening == at("2028-01-03", 8h));
  CHECK_FALSE(decide(at("2028-01-03", 17h)).next_opening);
  CHECK_FALSE(decide(at("2027-12-31", 17h)).next_opening);
}

TEST_CASE("the verdict changes only at the minutes the office configured", "[opening]") {
  auto hours = office_hours();
  hours.issue_during_break = false;
  GroupLimits limits{.cut_off = 15h};
  std::vector<int> changes;
  auto previous = IssueVerdict::NotConfigured;
  for (int minute = 0; minute < 24 * 60; ++minute) {
    auto now = at("2026-11-23", std::chrono::minutes{minute});
    auto decision = may_issue(hours, sample_calendar(), limits, 0, now);
    if (decision.verdict != previous) changes.push_back(minute);
    previous = decision.verdict;
    if (!decision.next_opening) continue;
    CHECK(may_issue(hours, sample_calendar(), limits, 0, *decision.next_opening).verdict ==
          IssueVerdict::Open);
  }
  CHECK(changes == std::vector<int>{0, 8 * 60, 12 * 60, 13 * 60, 15 * 60, 16 * 60});
}
