// What ends a report: refusals, the end of a visit, and what is left of it.

#include "tests/support/catch.h"
#include "tests/support/sample_complaint.h"
#include "tests/support/visit.h"

using kiosk::messages::KeepComplaint;
using tests::Visit;
using namespace std::chrono_literals;

namespace domain = kiosk::domain;
namespace flows = kiosk::flows;
namespace complaint = kiosk::flows::complaint;

namespace {

/// At the choice between name, confidence and anonymity.
Visit at_the_notice(const char* kind = "complaint.complaint") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.complaint");
  visit.tap(kind);
  return visit;
}

/// From there to the description of a complaint about SP071's time, received today.
void answer_choices(Visit& visit) {
  visit.tap("complaint.about.service");
  visit.tap("complaint.service.SP071");
  visit.tap("complaint.problem.2");
  visit.tap("complaint.when.today");
}

void write_and_take(Visit& visit, const std::string& text) {
  visit.write(text);
  visit.tap("complaint.take");
}

/// To the summary, with name and telephone number.
Visit whole_complaint(const char* privacy = "complaint.named") {
  auto visit = at_the_notice();
  visit.tap(privacy);
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  write_and_take(visit, "Siti Uji");
  visit.tap("complaint.notify.0");
  write_and_take(visit, "081809898222");
  visit.tap("complaint.take");  // the address may be left out
  return visit;
}

KeepComplaint sent(Visit& visit) {
  visit.forget_effects();
  visit.tap("complaint.send");
  const auto effects = visit.all<KeepComplaint>();
  REQUIRE(effects.size() == 1);
  return effects.front();
}

std::string all_text(const Visit& visit) {
  std::string text;
  const auto tree = visit.tree();
  for (const auto* node : kiosk::ui::all_nodes(tree)) {
    for (const auto* phrase : {&node->text, &node->detail, &node->speech}) {
      text += kiosk::ui::resolve(*phrase, domain::Language::Indonesian, tests::words()) + "\n";
    }
    text += node->value + "\n";
  }
  return text;
}

}  // namespace

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
  CHECK(all_text(visit).find("Siti") == std::string::npos);
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
