// When numbers are given and when not, as visitors meet it on the screens.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using kiosk::messages::AskStore;
using kiosk::messages::IssueTicket;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

Visit visit_at(const char* iso, const std::function<void(kiosk::domain::Content&)>& change = {}) {
  auto model = tests::booted_model();
  model.now = *kiosk::parse_instant(iso);
  if (change) {
    auto content = *model.content;
    change(content);
    model.content = std::make_shared<const kiosk::domain::Content>(std::move(content));
  }
  return Visit{std::move(model)};
}

void check_closed_at_home(Visit visit, const char* key) {
  visit.tap("attract.start");
  visit.tap("home.ticket");
  CHECK(visit.screen() == "queue.closed");
  CHECK(visit.title() == visit.word(key));
  CHECK(visit.offers("nav.home"));
  CHECK(visit.all<IssueTicket>().empty());
}

}  // namespace

TEST_CASE("before opening and after closing no number is given, and the next opening is told",
          "[opening]") {
  check_closed_at_home(visit_at("2026-11-23T05:00:00+07:00"), "closed.not_yet");
  check_closed_at_home(visit_at("2026-11-23T20:00:00+07:00"), "closed.now");
  auto visit = visit_at("2026-11-23T20:00:00+07:00");
  visit.tap("attract.start");
  visit.tap("home.ticket");
  CHECK(visit.says("closed.next").find("Selasa, 24 November 2026") != std::string::npos);
}

TEST_CASE("on a holiday the screen names the day", "[opening]") {
  auto visit = visit_at("2026-12-25T10:00:00+07:00");
  visit.tap("attract.start");
  visit.tap("home.ticket");
  CHECK(visit.screen() == "queue.closed");
  CHECK(visit.title().find("Natal") != std::string::npos);
}

TEST_CASE("on Sunday no number is given", "[opening]") {
  check_closed_at_home(visit_at("2026-11-22T10:00:00+07:00"), "closed.today");
}

TEST_CASE("an office that has not given its hours gives no numbers", "[opening]") {
  check_closed_at_home(visit_at("2026-11-23T10:00:00+07:00",
                                [](auto& content) { content.office.hours.configured = false; }),
                       "closed.not_configured");
}

TEST_CASE("after a group's cut-off its services give no numbers, others do", "[opening]") {
  auto visit = visit_at("2026-11-23T14:00:00+07:00", [](auto& content) {
    for (auto& group : content.office.groups) {
      if (group.letter == 'A') group.limits.cut_off = 13h;
    }
  });
  visit.tap("attract.start");
  visit.tap("home.ticket");
  REQUIRE(visit.screen() == "queue.agencies");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  visit.tap("card.take");
  CHECK(visit.screen() == "queue.closed");
  CHECK(visit.title() == visit.word("closed.cut_off"));
}

TEST_CASE("when the day's quota is used the next visitor is told so", "[opening]") {
  auto visit = visit_at("2026-11-23T10:00:00+07:00", [](auto& content) {
    for (auto& group : content.office.groups) {
      if (group.letter == 'A') group.limits.quota_per_day = 1;
    }
  });
  visit.ask_for_number();
  visit.grant();
  CHECK(visit.offers("issuing.done"));
  visit.tap("issuing.done");
  visit.wait(5s);
  visit.tap("attract.start");
  visit.tap("home.ticket");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  visit.tap("card.take");
  CHECK(visit.title() == visit.word("closed.quota"));
}

TEST_CASE("during the lunch break no number is given where the office says so, and it opens again",
          "[opening]") {
  auto visit = visit_at("2026-11-23T12:30:00+07:00", [](auto& content) {
    content.office.hours.issue_during_break = false;
    for (auto& day : content.office.hours.week) {
      if (day) day->break_from = 12h, day->break_to = 13h;
    }
  });
  visit.tap("attract.start");
  visit.tap("home.ticket");
  CHECK(visit.screen() == "queue.closed");
  CHECK(visit.title() == visit.word("closed.break"));
  CHECK(visit.says("closed.next").find("13.00") != std::string::npos);
  visit.set_clock("2026-11-23T13:00:00+07:00");
  CHECK(visit.screen() == "home.errands");
}

TEST_CASE("a group that the office has closed gives no numbers, and the others do", "[opening]") {
  auto visit = visit_at("2026-11-23T10:00:00+07:00", [](auto& content) {
    for (auto& group : content.office.groups) group.open = group.letter != 'A';
  });
  for (const auto* id : {"attract.start", "home.ticket", "queue.agency.DPMPTSP",
                         "queue.service.SP071", "card.take"}) {
    visit.tap(id);
  }
  CHECK(visit.screen() == "queue.closed");
  CHECK(visit.all<IssueTicket>().empty());
  visit.tap("nav.home");
  visit.tap("home.ticket");
  CHECK(visit.screen() == "queue.agencies");
  visit.tap("queue.unsure");
  visit.tap("card.take");
  visit.tap("queue.priority.none");
  CHECK(visit.all<IssueTicket>().size() == 1);
}

TEST_CASE("closing time that comes while a visitor answers is told instead of a number",
          "[opening]") {
  auto visit = visit_at("2026-11-23T10:00:00+07:00");
  visit.go_to_priority();
  visit.set_clock("2026-11-23T20:00:00+07:00");
  visit.tap("queue.priority.none");
  CHECK(visit.screen() == "queue.closed");
  CHECK(visit.all<IssueTicket>().empty());
}

TEST_CASE("a number that was given before closing is still printed after it", "[opening]") {
  auto visit = visit_at("2026-11-23T10:00:00+07:00");
  visit.ask_for_number();
  visit.set_clock("2026-11-23T20:00:00+07:00");
  visit.grant();
  CHECK(visit.says("issuing.number") == "A-012");
  CHECK(visit.all<kiosk::messages::PrintSlip>().size() == 1);
}

TEST_CASE("a closed screen opens by itself when the time comes", "[opening]") {
  auto visit = visit_at("2026-11-23T05:00:00+07:00");
  visit.tap("attract.start");
  visit.tap("home.ticket");
  REQUIRE(visit.screen() == "queue.closed");
  visit.set_clock("2026-11-23T09:00:00+07:00");
  CHECK(visit.screen() == "home.errands");
}

TEST_CASE("at local midnight the ledger is asked for the new day's counts", "[opening]") {
  auto visit = visit_at("2026-11-23T23:59:58+07:00");
  visit.wait(1s);
  CHECK(visit.all<AskStore>().empty());
  visit.wait(1s);
  REQUIRE(visit.all<AskStore>().size() == 1);
  CHECK(visit.all<AskStore>()[0].now == *kiosk::parse_instant("2026-11-24T00:00:00+07:00"));
}

TEST_CASE("a quota begins anew with the new day's counts", "[opening]") {
  auto visit = visit_at("2026-11-23T10:00:00+07:00", [](auto& content) {
    for (auto& group : content.office.groups) group.limits.quota_per_day = 1;
  });
  visit.apply(kiosk::messages::StoreReported{.depth = 1, .issued_today = {{'A', 1}}});
  visit.set_clock("2026-11-24T10:00:00+07:00");
  visit.apply(kiosk::messages::StoreReported{.depth = 1, .issued_today = {}});
  visit.ask_for_number();
  CHECK(visit.all<IssueTicket>().size() == 1);
}

TEST_CASE("while the content is loading visitors are told so and nothing breaks", "[opening]") {
  auto model = tests::booted_model();
  model.content.reset();
  model.search.reset();
  Visit visit{std::move(model)};
  visit.tap("attract.start");
  visit.tap("home.ticket");
  CHECK(visit.says("queue.loading") == visit.word("loading"));
  visit.apply(kiosk::messages::ContentLoaded{
      .content = tests::sample_content(), .search = nullptr, .digest = "later"});
  CHECK(visit.offers("queue.agency.DPMPTSP"));
}

TEST_CASE("a clock of another age closes nothing: numbers go on, within the quota", "[opening]") {
  for (const auto clock :
       {kiosk::domain::ClockVerdict::BeforeFloor, kiosk::domain::ClockVerdict::FarAhead}) {
    auto visit = visit_at("1970-01-01T00:00:10+07:00");
    visit.apply(kiosk::messages::StoreReported{.clock = clock, .issued_today = {}});
    visit.tap("attract.start");
    CHECK(visit.all_text().find("07.30") == std::string::npos);  // no hours of that day
    visit.tap("home.ticket");
    CHECK(visit.screen() != "queue.closed");
    auto full = visit_at("1970-01-01T00:00:10+07:00", [](auto& content) {
      for (auto& group : content.office.groups) group.limits.quota_per_day = 5;
    });
    std::map<char, int> issued;
    for (const auto& group : full.model().content->office.groups) issued[group.letter] = 5;
    full.apply(kiosk::messages::StoreReported{.clock = clock, .issued_today = issued});
    full.tap("attract.start");
    full.tap("home.ticket");
    CHECK(full.screen() == "queue.closed");
  }
}

TEST_CASE("a clock that is set back keeps nobody waiting", "[opening]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.tap("issuing.done");
  visit.forget_effects();
  visit.set_clock("2026-11-23T09:05:00+07:00");
  CHECK(visit.all<AskStore>().size() == 1);  // is it still to be believed?
  visit.ask_for_number();
  CHECK(visit.all<IssueTicket>().size() == 1);
}
