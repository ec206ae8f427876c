// What follows the last question: the record, the paper, the ticket, and a checklist scanned again.

#include "kiosk/flows/precheck/result.h"

#include "tests/flows/precheck/story.h"
#include "tests/support/catch.h"

using kiosk::flows::precheck::CheckPlace;
using kiosk::messages::IssueTicket;
using kiosk::messages::KeepRecord;
using tests::result_of;
using tests::Visit;

namespace {

/// Before the last touch of a check of commissioning in which everything was answered with yes.
Visit at_summary() {
  return tests::having_answered({"COMM"}, CheckPlace::Summary);
}

void keep(Visit& visit) {
  visit.apply(kiosk::messages::RecordKept{.id = result_of(visit).check.id});
}

}  // namespace

TEST_CASE("stored is said when the ledger said so, and the ticket then names the record",
          "[precheck]") {
  auto visit = at_summary();
  visit.tap("precheck.finish");
  CHECK(visit.says("precheck.kept").empty());
  const auto id = result_of(visit).check.id;
  CHECK_FALSE(id.is_nil());
  keep(visit);
  CHECK(visit.says("precheck.kept") == visit.word("pre.kept"));
  visit.tap("precheck.ticket");
  visit.tap("queue.priority.none");
  CHECK(visit.all<IssueTicket>().at(0).request.precheck == id);
}

TEST_CASE("a record that is refused is told, and paper and ticket go on without it", "[precheck]") {
  auto visit = at_summary();
  visit.tap("precheck.finish");
  visit.apply(kiosk::messages::RecordRefused{.id = result_of(visit).check.id,
                                             .error = kiosk::store::StoreError::DiskFull});
  CHECK(visit.says("precheck.kept") == visit.word("pre.refused"));
  visit.tap("precheck.print");
  visit.end_slip(drivers::printer::Outcome::Printed);
  CHECK(visit.says("precheck.paper") == visit.word("slip.take"));
  visit.tap("precheck.ticket");
  visit.tap("queue.priority.none");
  CHECK_FALSE(visit.all<IssueTicket>().at(0).request.precheck);
}

TEST_CASE("an answer of the ledger that went past is asked for again, by the same record",
          "[precheck]") {
  auto visit = at_summary();
  visit.tap("precheck.finish");
  visit.wait(std::chrono::seconds{7});
  const auto records = visit.all<KeepRecord>();
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == records[1].id);
  CHECK(records[0].fact.payload == records[1].fact.payload);
}

TEST_CASE("without an identity the record waits for one", "[precheck]") {
  auto visit = at_summary();
  visit.arrange().identities.clear();
  visit.tap("precheck.finish");
  CHECK(visit.all<KeepRecord>().empty());
  visit.apply(kiosk::messages::IdentitiesMade{.ids = {kiosk::Uuid{{7}}}, .voice_ids = {}});
  visit.wait(std::chrono::seconds{1});
  CHECK(visit.all<KeepRecord>().size() == 1);
}

TEST_CASE("without a printer the code stands on the screen", "[precheck]") {
  auto visit = at_summary();
  visit.printer_says(drivers::printer::Readiness::NotReady, drivers::printer::Trouble::PaperOut);
  visit.tap("precheck.finish");
  CHECK_FALSE(visit.offers("precheck.print"));
  const auto tree = visit.tree();
  REQUIRE(visit.node(tree, "precheck.qr") != nullptr);
  CHECK(visit.node(tree, "precheck.qr")->value.starts_with("AJ1.P.01.K01.20261123.0912.SP071.L"));
  CHECK(visit.offers("precheck.ticket"));
}

TEST_CASE("a slip whose end went past another screen is called unknown", "[precheck]") {
  auto visit = at_summary();
  visit.tap("precheck.finish");
  visit.tap("precheck.print");
  visit.wait(std::chrono::seconds{50});
  CHECK(visit.says("precheck.paper") == visit.word("slip.unknown"));
  CHECK(visit.offers("precheck.print"));
}

TEST_CASE("when the hall is closed the ticket says why instead", "[precheck]") {
  auto visit = at_summary();
  visit.set_clock("2026-11-23T20:00:00+07:00");
  visit.tap("precheck.finish");
  visit.tap("precheck.ticket");
  CHECK(visit.screen() == "queue.closed");
}

TEST_CASE("a scanned checklist shows what was missing and the way on", "[precheck]") {
  auto model = tests::booted_model();
  model.trail = {kiosk::flows::home::Errands{}};
  model.screen =
      kiosk::flows::precheck::FromCode{.service = "SP071",
                                       .outcome = kiosk::domain::PreCheckOutcome::Partial,
                                       .missing = {"B6A", "a2", "Z9"}};
  Visit visit{std::move(model)};
  CHECK_FALSE(visit.says("precheck.lack.A2").empty());
  CHECK_FALSE(visit.says("precheck.lack.B6a").empty());
  CHECK(visit.says("precheck.lack.Z9").empty());
  CHECK(visit.says("precheck.due").empty());
  visit.tap("precheck.again");
  CHECK(visit.screen() == "precheck.intro");
  visit.tap("nav.back");
  visit.tap("precheck.ticket");
  visit.tap("queue.priority.none");
  CHECK(visit.all<IssueTicket>().at(0).request.desk == "KONSUL");
}
