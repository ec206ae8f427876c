// What ends a report: refusals, the end of a visit, and what is left of it.

#include "tests/flows/complaint/story.h"
#include "tests/support/catch.h"

using kiosk::messages::KeepComplaint;
using tests::sent;
using tests::Visit;
using tests::whole_complaint;
using namespace std::chrono_literals;

namespace domain = kiosk::domain;
namespace complaint = kiosk::flows::complaint;

TEST_CASE("without keys to seal with the form refuses and leads to the desk (P08)", "[complaint]") {
  auto model = tests::booted_model();
  model.settings.takes_reports = false;
  Visit visit{std::move(model)};
  visit.tap("attract.start");
  visit.tap("home.complaint");
  visit.tap("complaint.complaint");
  CHECK(visit.screen() == "complaint.no_form");
  visit.tap("complaint.desk");
  CHECK(visit.screen() == "queue.priority");
}

TEST_CASE("without a notice, or without room to keep it, the form is closed too", "[complaint]") {
  auto model = tests::booted_model();
  SECTION("no notice") {
    auto content = *model.content;
    content.common.privacy = {};
    model.content = std::make_shared<const domain::Content>(std::move(content));
  }
  SECTION("no room") {
    model.health.store.reserve_given_up = true;
  }
  Visit visit{std::move(model)};
  visit.tap("attract.start");
  visit.tap("home.complaint");
  visit.tap("complaint.praise");
  CHECK(visit.screen() == "complaint.no_form");
}

TEST_CASE("a report that cannot be kept says so and is asked for again as the same",
          "[complaint]") {
  auto visit = whole_complaint();
  const auto first = sent(visit);
  visit.apply(
      kiosk::messages::RecordRefused{.id = first.id, .error = kiosk::store::StoreError::DiskFull});
  CHECK(visit.title() == visit.word("cmp.not_kept"));
  visit.forget_effects();
  visit.tap("complaint.again");
  const auto second = visit.all<KeepComplaint>();
  REQUIRE(second.size() == 1);
  CHECK(second[0].id == first.id);
  CHECK(second[0].matter == first.matter);
}

TEST_CASE("a ledger that does not answer is not waited for for ever", "[complaint]") {
  auto visit = whole_complaint();
  visit.tap("complaint.send");
  visit.wait(12s);
  CHECK(visit.title() == visit.word("cmp.not_kept"));
}

TEST_CASE("forms wait longer before they warn, and forget everything after (A13, P03)",
          "[complaint]") {
  auto visit = whole_complaint();
  visit.wait(119s);
  CHECK(visit.screen() == "complaint.summary");
  visit.wait(2s);
  CHECK(visit.screen() == "home.still_there");
  visit.tap("idle.yes");
  CHECK(visit.screen() == "complaint.summary");
  visit.wait(170s);
  CHECK(visit.screen() == "home.attract");
  CHECK(visit.model().trail.empty());
}

TEST_CASE("the end of a visit, the way home and the sending leave no typed text (P03)",
          "[complaint]") {
  const auto* end = GENERATE("nav.home", "complaint.send", "idle");
  auto visit = whole_complaint();
  // The only other holder of the text; when the model lets it go, one is left.
  const auto text =
      std::get<complaint::Summary>(visit.model().screen).draft.of(complaint::Field::Name).accepted;
  if (std::string{end} == "idle") {
    visit.wait(170s);
  } else {
    visit.tap(end);
  }
  if (std::string{end} == "complaint.send") visit.keep_report();
  CHECK(kiosk::app::describe(visit.model()).find("Siti") == std::string::npos);
  CHECK(visit.all_text().find("Siti") == std::string::npos);
  for (const auto& screen : visit.model().trail) {
    CHECK_FALSE(std::holds_alternative<complaint::Write>(screen));
  }
  visit.forget_effects();
}

TEST_CASE("nothing of what is typed is in the line that replays are compared by", "[complaint]") {
  auto visit = whole_complaint();
  const auto line = kiosk::app::describe(visit.model());
  for (const auto* word : {"Siti", "Berkas", "0818"}) {
    INFO(line);
    CHECK(line.find(word) == std::string::npos);
  }
}
