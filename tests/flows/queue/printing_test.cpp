// What becomes of the paper after the number: printed, failed, unknown, printed again.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using drivers::printer::Outcome;
using drivers::printer::Paper;
using drivers::printer::Readiness;
using drivers::printer::Trouble;
using kiosk::domain::PrintState;
using kiosk::messages::PrintSlip;
using kiosk::messages::RecordFact;
using kiosk::messages::RecordPrintState;
using kiosk::messages::Speak;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

/// A visitor who has a number, whose slip is on its way.
Visit numbered() {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  return visit;
}

bool says_copy(const PrintSlip& slip) {
  return tests::slip_text(slip.document).find("SALINAN") != std::string::npos;
}

}  // namespace

TEST_CASE("the paper's way is recorded: printing, then printed", "[printing]") {
  auto visit = numbered();
  visit.end_slip(Outcome::Printed);
  const auto states = visit.all<RecordPrintState>();
  REQUIRE(states.size() == 2);
  CHECK(states[0].state == PrintState::Printing);
  CHECK(states[1].state == PrintState::Printed);
  CHECK(states[0].ticket == states[1].ticket);
  CHECK(visit.says("issuing.paper") == visit.word("ticket.take"));
  CHECK(visit.all<Speak>().empty());
}

TEST_CASE("a slip that failed leaves the number, says it, shows it as a code, and calls staff",
          "[printing]") {
  auto visit = numbered();
  visit.printer_says(Readiness::NotReady, Trouble::PaperOut, Paper::Out);
  visit.end_slip(Outcome::Failed, Trouble::PaperOut, false);
  CHECK(visit.says("issuing.number") == "A-012");
  CHECK(visit.offers("issuing.qr"));
  const auto spoken = visit.all<Speak>();
  REQUIRE(spoken.size() == 1);
  CHECK(spoken[0].text.find("A, dua belas") != std::string::npos);
  const auto facts = visit.all<RecordFact>();
  const auto called = std::find_if(facts.begin(), facts.end(),
                                   [](const auto& f) { return f.fact.kind == "staff_called"; });
  CHECK(called != facts.end());
  CHECK(visit.all<RecordPrintState>().back().state == PrintState::Failed);
  CHECK(visit.all<RecordPrintState>().back().trouble == Trouble::PaperOut);
}

TEST_CASE("a slip that may have come out is called unknown, never printed", "[printing]") {
  auto visit = numbered();
  visit.end_slip(Outcome::Unknown, Trouble::NoReply);
  CHECK(visit.says("issuing.number") == "A-012");
  CHECK(visit.offers("issuing.qr"));
  CHECK(visit.all<RecordPrintState>().back().state == PrintState::Unknown);
  CHECK(visit.all<Speak>().size() == 1);
}

TEST_CASE("printing again is offered only while the printer is ready", "[printing]") {
  auto visit = numbered();
  visit.printer_says(Readiness::NotReady, Trouble::PaperOut, Paper::Out);
  visit.end_slip(Outcome::Failed, Trouble::PaperOut, false);
  CHECK_FALSE(visit.offers("issuing.print"));
  visit.forget_effects();
  visit.apply(kiosk::messages::Tapped{.id = "issuing.print", .value = ""});
  CHECK(visit.all<PrintSlip>().empty());
  visit.printer_says(Readiness::Ready);
  CHECK(visit.offers("issuing.print"));
  visit.tap("issuing.print");
  CHECK(visit.all<PrintSlip>().size() == 1);
}

TEST_CASE("nothing is printed again by itself", "[printing]") {
  auto visit = numbered();
  visit.end_slip(Outcome::Failed, Trouble::CoverOpen, false);
  visit.forget_effects();
  visit.printer_says(Readiness::Ready);
  visit.wait(30s);
  CHECK(visit.all<PrintSlip>().empty());
}

TEST_CASE("when nothing came on paper the next print is the original", "[printing]") {
  auto visit = numbered();
  visit.end_slip(Outcome::Failed, Trouble::PaperOut, false);
  visit.forget_effects();
  visit.tap("issuing.print");
  const auto slips = visit.all<PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK_FALSE(says_copy(slips[0]));
  CHECK(slips[0].job == 2);
}

TEST_CASE("when something may be on paper the next print is marked SALINAN", "[printing]") {
  for (const auto outcome : {Outcome::Failed, Outcome::Unknown}) {
    auto visit = numbered();
    visit.end_slip(outcome, Trouble::CutterError, true);
    visit.forget_effects();
    visit.tap("issuing.print");
    REQUIRE(visit.all<PrintSlip>().size() == 1);
    CHECK(says_copy(visit.all<PrintSlip>()[0]));
    // And it stays a copy, whatever becomes of this one.
    visit.end_slip(Outcome::Failed, Trouble::PaperOut, false);
    visit.forget_effects();
    visit.tap("issuing.print");
    CHECK(says_copy(visit.all<PrintSlip>()[0]));
  }
}

TEST_CASE("a printed slip is not offered again", "[printing]") {
  auto visit = numbered();
  visit.end_slip(Outcome::Printed);
  CHECK_FALSE(visit.offers("issuing.print"));
  visit.forget_effects();
  visit.apply(kiosk::messages::Tapped{.id = "issuing.print", .value = ""});
  CHECK(visit.all<PrintSlip>().empty());
}

TEST_CASE("a slip that ends behind another screen has ended when that one closes", "[printing]") {
  const auto* cover = GENERATE("tools.display", "tools.help");
  auto visit = numbered();
  visit.tap(cover);
  visit.end_slip(Outcome::Printed);
  visit.tap("nav.back");
  CHECK(visit.screen() == "queue.issuing");
  CHECK(visit.says("issuing.paper") == visit.word("ticket.take"));
}

TEST_CASE("a number that is given behind another screen is printed and stands there",
          "[printing]") {
  Visit visit;
  visit.ask_for_number();
  visit.tap("tools.display");
  visit.grant();
  CHECK(visit.all<PrintSlip>().size() == 1);
  visit.end_slip(Outcome::Failed, Trouble::PaperOut, false);
  visit.tap("nav.back");
  CHECK(visit.says("issuing.number") == "A-012");
  CHECK(visit.offers("issuing.qr"));
}

TEST_CASE("a hammered print button prints once", "[printing]") {
  auto visit = numbered();
  visit.end_slip(Outcome::Failed, Trouble::PaperOut, false);
  visit.forget_effects();
  for (int i = 0; i < 10; ++i) {
    visit.apply(kiosk::messages::Tapped{.id = "issuing.print", .value = ""});
  }
  CHECK(visit.all<PrintSlip>().size() == 1);
}

TEST_CASE("a kiosk whose printer is missing or unknown still gives numbers (R12)", "[printing]") {
  for (const auto readiness : {Readiness::Unknown, Readiness::NotReady}) {
    auto model = tests::booted_model();
    model.health.printer = {};
    if (readiness == Readiness::NotReady) {
      model.health.printer.asked = true;
      model.health.printer.status = {
          .readiness = readiness, .trouble = Trouble::Disconnected, .model = {}};
    }
    Visit visit{std::move(model)};
    visit.ask_for_number();
    visit.grant();
    CHECK(visit.says("issuing.number") == "A-012");
    visit.end_slip(Outcome::Failed, Trouble::Disconnected, false);
    CHECK(visit.says("issuing.number") == "A-012");
    CHECK(visit.offers("issuing.qr"));
    CHECK(visit.all<Speak>().size() == 1);
  }
}

TEST_CASE("a late number never reaches the next visitor, but its paper is recorded", "[printing]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.tap("issuing.done");  // the first visitor leaves while the slip is printing
  visit.tap("attract.start");
  visit.forget_effects();
  visit.end_slip(Outcome::Failed, Trouble::PaperOut, true);
  CHECK(visit.screen() == "home.errands");
  CHECK(visit.all<Speak>().empty());  // nobody hears the number of somebody else
  REQUIRE(visit.all<RecordPrintState>().size() == 1);
  CHECK(visit.all<RecordPrintState>()[0].state == PrintState::Failed);
}

TEST_CASE("a number that comes after its visitor left is not shown to the next", "[printing]") {
  Visit visit;
  visit.ask_for_number();
  visit.tap("nav.home");
  visit.tap("home.ticket");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  visit.forget_effects();
  visit.grant();
  CHECK(visit.screen() == "queue.card");
  CHECK(visit.all<PrintSlip>().empty());
  CHECK(visit.model().health.store.issued_today.at('A') == 1);
}

TEST_CASE("a second visitor's slip is not ended by the first one's printer report", "[printing]") {
  Visit visit;
  visit.ask_for_number();
  const auto first = visit.grant();
  visit.tap("issuing.done");
  visit.wait(5s);
  visit.ask_for_number();
  visit.grant();
  visit.forget_effects();
  visit.apply(kiosk::messages::SlipEnded{
      .subject = first.request.id,
      .job = 1,
      .result = {.outcome = Outcome::Failed, .trouble = Trouble::PaperOut}});
  CHECK_FALSE(visit.offers("issuing.qr"));
  CHECK(visit.all<RecordPrintState>().size() == 1);
  visit.end_slip(Outcome::Printed);
  CHECK(visit.says("issuing.paper") == visit.word("ticket.take"));
}

TEST_CASE("the same report twice is recorded once", "[printing]") {
  auto visit = numbered();
  const auto slip = visit.all<PrintSlip>().front();
  visit.end_slip(Outcome::Printed);
  visit.forget_effects();
  visit.apply(kiosk::messages::SlipEnded{
      .subject = slip.subject, .job = slip.job, .result = {.outcome = Outcome::Printed}});
  CHECK(visit.all<RecordPrintState>().empty());
}

TEST_CASE("near the end of the roll the forecast counts down and visitors see nothing of it",
          "[printing]") {
  Visit visit;
  visit.printer_says(Readiness::Ready, Trouble::None, Paper::NearEnd);
  const auto left = [&] {
    return kiosk::flows::tickets_left(visit.model().settings, visit.model().health.printer);
  };
  const int before = left().value();
  visit.ask_for_number();
  visit.grant();
  const auto shown = visit.says("issuing.paper");
  visit.end_slip(Outcome::Printed);
  CHECK(left() == before - 1);
  CHECK(shown == numbered().says("issuing.paper"));
  visit.printer_says(Readiness::Ready, Trouble::None, Paper::Enough);
  CHECK_FALSE(left());
}

TEST_CASE("the screen of a printed number leaves earlier than one that must be read",
          "[printing]") {
  auto printed = numbered();
  printed.end_slip(Outcome::Printed);
  printed.wait(21s);
  CHECK(printed.screen() == "home.attract");
  auto failed = numbered();
  failed.end_slip(Outcome::Failed, Trouble::PaperOut, false);
  failed.wait(60s);
  CHECK(failed.screen() == "queue.issuing");
  failed.wait(30s);
  CHECK(failed.screen() == "home.still_there");
  failed.wait(20s);
  CHECK(failed.screen() == "home.attract");
}

TEST_CASE("who nurses is shown the way to the lactation room, and nobody else is", "[printing]") {
  for (const auto* wish : {"queue.priority.nursing", "queue.priority.none"}) {
    Visit visit;
    visit.go_to_priority();
    visit.tap(wish);
    visit.grant();
    CHECK_FALSE(visit.offers("issuing.lactation"));  // the number first has to be on paper
    visit.end_slip(Outcome::Printed);
    const bool nurses = std::string{wish} == "queue.priority.nursing";
    REQUIRE(visit.offers("issuing.lactation") == nurses);
    if (!nurses) continue;
    visit.tap("issuing.lactation");
    CHECK(visit.screen() == "info.map");
    CHECK(visit.says("map.where").find("Ruang laktasi") != std::string::npos);
    visit.tap("nav.back");
    CHECK(visit.screen() == "queue.issuing");
  }
}

TEST_CASE("an office without a lactation room on its map promises none", "[printing]") {
  Visit visit;
  visit.go_to_priority();
  visit.tap("queue.priority.nursing");
  visit.grant();
  auto content = *visit.model().content;
  std::erase_if(content.office.places, [](const auto& place) { return place.facility == 21; });
  visit.arrange().content = std::make_shared<const kiosk::domain::Content>(std::move(content));
  visit.end_slip(Outcome::Printed);
  CHECK_FALSE(visit.offers("issuing.lactation"));
}
