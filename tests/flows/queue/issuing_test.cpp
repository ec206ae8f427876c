// From the visitor's last answer to the number: what is asked of the ledger, and what is shown.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using kiosk::domain::Priority;
using kiosk::messages::IssueTicket;
using kiosk::messages::PrintSlip;
using kiosk::store::StoreError;
using tests::Visit;
using namespace std::chrono_literals;

namespace flows = kiosk::flows;

TEST_CASE("a visitor comes from the first touch to a number in six taps", "[queue]") {
  Visit visit;
  CHECK(visit.screen() == "home.attract");
  visit.tap("attract.start");
  visit.tap("home.ticket");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  CHECK(visit.says("card.free") == visit.word("free"));
  visit.tap("card.take");
  visit.tap("queue.priority.none");
  CHECK(visit.screen() == "queue.issuing");
  CHECK_FALSE(visit.offers("issuing.number"));
  visit.grant();
  CHECK(visit.says("issuing.number") == "A-012");
}

TEST_CASE("the ledger is asked for the group, service, desk and language of the visitor",
          "[queue]") {
  Visit visit;
  visit.tap("attract.language.en");
  visit.tap("home.ticket");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  visit.tap("card.take");
  const auto identity = visit.model().identities.front();
  visit.tap("queue.priority.none");
  const auto asked = visit.all<IssueTicket>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].request.id == identity);
  CHECK(asked[0].request.group == 'A');
  CHECK(asked[0].request.service_code == "SP071");
  CHECK(asked[0].request.priority == Priority::None);
  CHECK(asked[0].request.language == "en");
  CHECK(asked[0].now == visit.model().now);
}

TEST_CASE("priority is one touch, needs no proof, and leads to the priority desk", "[queue]") {
  const std::vector<std::pair<const char*, Priority>> answers{
      {"queue.priority.elderly", Priority::Elderly},
      {"queue.priority.disability", Priority::Disability},
      {"queue.priority.pregnant", Priority::Pregnant},
      {"queue.priority.nursing", Priority::NursingOrSmallChild}};
  for (const auto& [id, priority] : answers) {
    Visit visit;
    visit.go_to_priority();
    visit.tap(id);
    const auto asked = visit.all<IssueTicket>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].request.priority == priority);
    CHECK(asked[0].request.desk == "PRIORITAS");
  }
}

TEST_CASE("the number is shown at once when it is durable, before any paper", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  CHECK(visit.all<PrintSlip>().empty());  // nothing is printed that may not exist
  visit.grant();
  CHECK(visit.says("issuing.number") == "A-012");
  REQUIRE(visit.all<PrintSlip>().size() == 1);
  CHECK(visit.says("issuing.ahead").find("7") != std::string::npos);
}

TEST_CASE("people ahead are told only where counters tell who is done", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant(std::nullopt);
  CHECK(visit.says("issuing.ahead") == visit.word("ticket.wait.here"));
  const auto slips = visit.all<PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK(tests::slip_text(slips[0].document).find("di depan Anda") == std::string::npos);
}

TEST_CASE("a refused ticket is asked for again with the same identity", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.refuse(StoreError::DiskFull);
  CHECK(visit.tree().style == kiosk::ui::FrameStyle::Alert);
  CHECK_FALSE(visit.offers("issuing.number"));
  CHECK(visit.model().health.store.trouble == StoreError::DiskFull);
  visit.tap("issuing.again");
  const auto asked = visit.all<IssueTicket>();
  REQUIRE(asked.size() == 2);
  CHECK(asked[0].request.id == asked[1].request.id);
  visit.grant();
  CHECK(visit.says("issuing.number") == "A-012");
  CHECK_FALSE(visit.model().health.store.trouble);
}

TEST_CASE("a ledger that never answers is not waited for without end", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.wait(12s);
  CHECK(visit.offers("issuing.again"));
  CHECK_FALSE(visit.offers("issuing.number"));
}

TEST_CASE("an answer that comes after the ledger was given up counts for the same request",
          "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.wait(12s);
  visit.tap("issuing.again");
  const auto asked = visit.all<IssueTicket>();
  REQUIRE(asked.size() == 2);
  CHECK(asked[0].request.id == asked[1].request.id);
  visit.grant();
  CHECK(visit.says("issuing.number") == "A-012");
}

TEST_CASE("a second number within three seconds waits and is then issued", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.tap("issuing.done");
  visit.forget_effects();
  visit.ask_for_number();
  CHECK(visit.screen() == "queue.issuing");
  CHECK(visit.all<IssueTicket>().empty());
  visit.wait(4s);
  CHECK(visit.all<IssueTicket>().size() == 1);
}

TEST_CASE("after three numbers in a row the kiosk asks before it gives another", "[queue]") {
  Visit visit;
  for (int i = 0; i < 3; ++i) {
    visit.ask_for_number();
    visit.wait(4s);
    visit.grant();
    visit.tap("issuing.done");
  }
  visit.forget_effects();
  visit.ask_for_number();
  CHECK(visit.screen() == "queue.too_many");
  CHECK(visit.all<IssueTicket>().empty());
  visit.tap("many.take");
  visit.wait(4s);
  CHECK(visit.all<IssueTicket>().size() == 1);
}

TEST_CASE("a pause ends the row of numbers", "[queue]") {
  Visit visit;
  for (int i = 0; i < 4; ++i) {
    visit.ask_for_number();
    CHECK(visit.screen() == "queue.issuing");
    visit.grant();
    visit.tap("issuing.done");
    visit.wait(30s);
  }
}

TEST_CASE("the same answer twice gives one ticket", "[queue]") {
  Visit visit;
  visit.go_to_priority();
  visit.tap("queue.priority.none");
  visit.apply(kiosk::messages::Tapped{.id = "queue.priority.none", .value = ""});
  CHECK(visit.all<IssueTicket>().size() == 1);
  visit.grant();
  visit.apply(kiosk::messages::Tapped{.id = "queue.priority.none", .value = ""});
  CHECK(visit.all<IssueTicket>().size() == 1);
}

TEST_CASE("without identities the kiosk waits for them instead of inventing one", "[queue]") {
  Visit visit;
  visit.go_to_priority();
  visit.arrange().identities.clear();
  visit.arrange().identities_asked = true;
  visit.tap("queue.priority.none");
  CHECK(visit.all<IssueTicket>().empty());
  visit.apply(kiosk::messages::IdentitiesMade{.ids = {kiosk::Uuid{{42}}}});
  visit.wait(1s);
  REQUIRE(visit.all<IssueTicket>().size() == 1);
  CHECK(visit.all<IssueTicket>()[0].request.id == kiosk::Uuid{{42}});
}

TEST_CASE("no identity serves two tickets", "[queue]") {
  Visit visit;
  std::vector<kiosk::Uuid> used;
  for (int i = 0; i < 6; ++i) {
    visit.forget_effects();
    visit.ask_for_number();
    REQUIRE(visit.all<IssueTicket>().size() == 1);
    used.push_back(visit.all<IssueTicket>()[0].request.id);
    visit.grant();
    visit.tap("issuing.done");
    visit.wait(30s);
    if (visit.model().identities.size() < 4) {
      const auto first = static_cast<std::uint8_t>(100 + i);
      visit.apply(kiosk::messages::IdentitiesMade{.ids = {kiosk::Uuid{{first}}}});
    }
  }
  std::sort(used.begin(), used.end());
  CHECK(std::adjacent_find(used.begin(), used.end()) == used.end());
}

TEST_CASE("a number is final: back does not lead into the questions before it", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  CHECK(visit.model().trail.empty());
  CHECK_FALSE(visit.offers("nav.back"));
}

TEST_CASE("a group whose numbers are used up says so and sends to the desk", "[queue]") {
  Visit visit;
  visit.ask_for_number();
  visit.refuse(StoreError::Exhausted);
  CHECK_FALSE(visit.says("issuing.refused").empty());
  CHECK_FALSE(visit.model().health.store.trouble);  // the disk is well
}

TEST_CASE("a doubtful clock is shown to staff and never stops the queue", "[queue]") {
  using kiosk::domain::ClockVerdict;
  for (const auto verdict : {ClockVerdict::BeforeRecords, ClockVerdict::FarAhead}) {
    Visit visit;
    visit.apply(kiosk::messages::StoreReported{.clock = verdict, .depth = 3, .issued_today = {}});
    visit.ask_for_number();
    visit.grant();
    CHECK(visit.says("issuing.number") == "A-012");
    visit.tap("issuing.done");
    visit.apply(kiosk::messages::Tapped{.id = "staff.open", .value = ""});
    CHECK(visit.says("staff.clock").find(visit.word("staff.clock.good")) == std::string::npos);
  }
}
