// A voice on its way to the ledger: sent again as the same record, and thanked for when it is kept.

#include "tests/flows/survey/story.h"
#include "tests/support/catch.h"

using kiosk::messages::FacePressed;
using kiosk::messages::RecordKept;
using kiosk::messages::RecordRefused;
using kiosk::store::StoreError;
using tests::answer_all;
using tests::at_the_questions;
using tests::last_record;
using tests::Visit;
using namespace std::chrono_literals;

TEST_CASE("a press that cannot be stored is not thanked for, and goes again as the same record",
          "[survey]") {
  Visit visit;
  visit.apply(FacePressed{.face = 3});
  const auto first = last_record(visit);
  visit.apply(RecordRefused{.id = first.id, .error = StoreError::DiskFull});
  CHECK(visit.title() == visit.word("srv.refused"));
  visit.set_clock("2026-11-23T12:00:01+07:00");
  visit.tap("survey.retry");
  CHECK(last_record(visit).id == first.id);
  CHECK(last_record(visit).fact == first.fact);
}

TEST_CASE("answers that no ledger took in time go again as the same record", "[survey]") {
  auto visit = at_the_questions();
  answer_all(visit, "3");
  visit.tap("survey.send");
  const auto first = last_record(visit);
  visit.wait(11s);
  CHECK(visit.title() == visit.word("srv.refused"));
  visit.tap("tools.language.en");
  visit.tap("survey.retry");
  CHECK(last_record(visit).id == first.id);
  CHECK(last_record(visit).fact == first.fact);
  visit.apply(RecordKept{.id = first.id});
  CHECK(visit.title() == visit.word("srv.thanks"));
}

TEST_CASE("answers that were sent are not changed any more: back leaves the form", "[survey]") {
  auto visit = at_the_questions();
  answer_all(visit, "3");
  visit.tap("survey.send");
  visit.apply(RecordRefused{.id = last_record(visit).id, .error = StoreError::DiskFull});
  visit.tap("nav.back");
  CHECK(visit.screen() != "survey.summary");
  CHECK(visit.screen() != "survey.question");
}

TEST_CASE("answers that are kept while the display's tools stand before them are thanked for",
          "[survey]") {
  auto visit = at_the_questions();
  answer_all(visit, "3");
  visit.tap("survey.send");
  const auto record = last_record(visit);
  visit.tap("tools.display");
  visit.apply(RecordKept{.id = record.id});
  visit.wait(11s);
  visit.tap("nav.back");
  CHECK(visit.title() == visit.word("srv.thanks"));
}
