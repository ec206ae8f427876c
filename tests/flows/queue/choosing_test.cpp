// Finding the service: browse, search, or "not sure".

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using kiosk::messages::IssueTicket;
using tests::Visit;

namespace {

Visit searching() {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.ticket");
  visit.tap("queue.search");
  return visit;
}

}  // namespace

TEST_CASE("each of the words people know leads to the service (T0.1)", "[choosing]") {
  for (const auto* query : {"71206", "commissioning", "qa", "qc", "sertifikat standar", "71"}) {
    auto visit = searching();
    visit.type(query);
    INFO(query);
    CHECK(visit.offers("queue.service.SP071"));
  }
}

TEST_CASE("one wrong letter does not hide a service", "[choosing]") {
  for (const auto* query : {"comissioning", "commisioning", "sertifikad standar"}) {
    auto visit = searching();
    visit.type(query);
    INFO(query);
    CHECK(visit.offers("queue.service.SP071"));
  }
}

TEST_CASE("the best find stands under the field and leads to its card", "[choosing]") {
  auto visit = searching();
  visit.type("commis");
  visit.tap("queue.service.SP071");
  CHECK(visit.screen() == "queue.card");
  visit.tap("nav.back");
  CHECK(visit.screen() == "queue.search");
  CHECK(visit.says("search.field").find("commis") == 0);  // what was typed is still there
}

TEST_CASE("all finds are shown as a list", "[choosing]") {
  auto visit = searching();
  visit.type("qa");
  visit.tap("search.show");
  CHECK(visit.screen() == "queue.services");
  CHECK(visit.offers("queue.service.SP071"));
  CHECK(visit.offers("queue.unsure"));
}

TEST_CASE("a search without finds leads to the information desk, not to a dead end", "[choosing]") {
  auto visit = searching();
  visit.type("xyzzy");
  CHECK(visit.says("search.hint") == visit.word("search.none"));
  visit.tap("search.show");
  CHECK(visit.screen() == "queue.card");
  visit.tap("card.take");
  visit.tap("queue.priority.none");
  const auto asked = visit.all<IssueTicket>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].request.service_code.empty());
  CHECK(asked[0].request.desk == "INFO");
}

TEST_CASE("who does not know takes a number for the information desk", "[choosing]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.ticket");
  visit.tap("queue.unsure");
  CHECK(visit.title() == visit.word("card.information_desk"));
  CHECK(visit.says("card.free") == visit.word("free"));
  visit.tap("card.take");
  visit.tap("queue.priority.none");
  const auto asked = visit.all<IssueTicket>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].request.desk == "INFO");
  visit.grant();
  CHECK(visit.offers("issuing.number"));
}

TEST_CASE("letters are taken away again one by one", "[choosing]") {
  auto visit = searching();
  visit.type("qx");
  visit.tap("key.delete");
  visit.type("c");
  CHECK(visit.offers("queue.service.SP071"));
  for (int i = 0; i < 5; ++i) visit.tap("key.delete");
  CHECK(visit.says("search.hint") == visit.word("search.hint"));
}

TEST_CASE("a query never grows beyond its limit", "[choosing]") {
  auto visit = searching();
  for (int i = 0; i < 100; ++i) visit.tap("key.a");
  CHECK(visit.says("search.field").size() <= 41);  // forty and the cursor
}

TEST_CASE("the card says what it is, that it is free, how long it takes and the risk (1.0, 1.3)",
          "[choosing]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.ticket");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  CHECK(visit.says("card.time").find("7 hari kerja") != std::string::npos);
  CHECK(visit.says("card.code").find("71206") != std::string::npos);
  CHECK(visit.says("card.free") == visit.word("free"));
  CHECK_FALSE(visit.says("card.risk").empty());
}

TEST_CASE("a service that is gone from the content leads to no broken screen", "[choosing]") {
  auto model = tests::booted_model();
  model.trail = {kiosk::flows::home::Errands{}};
  model.screen = kiosk::flows::queue::Card{.service = "SP999"};
  Visit visit{std::move(model)};
  CHECK(visit.title() == visit.word("card.information_desk"));
}

TEST_CASE("back leads through the questions in the other order", "[choosing]") {
  Visit visit;
  visit.go_to_priority();
  std::vector<std::string> seen;
  while (visit.offers("nav.back")) {
    visit.tap("nav.back");
    seen.push_back(visit.screen());
  }
  CHECK(seen ==
        std::vector<std::string>{"queue.card", "queue.services", "queue.agencies", "home.errands"});
}
