// Whole errands without touching or seeing the screen. An errand is one line of `errands`.

#include "tests/support/catch.h"
#include "tests/support/mode_walker.h"

namespace {

using tests::Mode;
using tests::ModeWalker;
using tests::Visit;
using tests::Walk;

/// Every errand of the kiosk, from the attract screen: a new one adds its line here.
std::vector<Walk> errands() {
  return {
      {"a queue number",
       {"attract.start", "home.ticket", "queue.agency.DPMPTSP", "queue.service.SP071", "card.take",
        "queue.priority.none"},
       "queue.issuing"},
      {"help", {"attract.start", "tools.help"}, "home.call_staff"},
      {"the first question about requirements",
       {"attract.start", "home.precheck", "queue.agency.DPMPTSP", "queue.service.SP071",
        "precheck.start"},
       "precheck.question"},
      {"scanning", {"attract.start", "home.scan"}, "receipt.hint"},
      {"a word with staff instead of a form",
       {"attract.start", "home.complaint", "complaint.oral", "queue.priority.none"},
       "queue.issuing"},
      {"a face", {"attract.start", "home.survey", "survey.face.4"}, "survey.pulse"},
      {"the whole survey with a suggestion",
       {"attract.start",   "home.survey",     "survey.full",     "survey.start",
        "survey.skip",     "survey.skip",     "survey.skip",     "survey.skip",
        "survey.skip",     "survey.answer.3", "survey.answer.3", "survey.answer.3",
        "survey.answer.4", "survey.answer.3", "survey.answer.3", "survey.answer.3",
        "survey.answer.3", "survey.answer.3", "key.o",           "key.k",
        "survey.take",     "survey.send"},
       "survey.summary"},
      {"a suggestion in Sundanese",
       {"attract.language.su", "home.complaint", "complaint.suggestion", "complaint.anonymous",
        "complaint.about.officer", "key.e_acute", "key.k", "complaint.take"},
       "complaint.summary"},
      {"the standard of a service",
       {"attract.start", "home.info", "info.services", "queue.agency.DPMPTSP",
        "queue.service.SP071"},
       "info.standard"},
      {"the map", {"attract.start", "home.map"}, "info.map"},
      {"larger letters",
       {"attract.start", "tools.display", "display.size.largest"},
       "home.display"},
      {"English, and back to the start",
       {"attract.language.en", "tools.display", "nav.home"},
       "home.errands"},
  };
}

}  // namespace

TEST_CASE("every errand is done by eight keys with the screen dark (A07)", "[modes]") {
  for (const auto& errand : errands()) {
    INFO(errand.name);
    Visit visit;
    ModeWalker walker{visit, Mode::EightKeys};
    walker.walk(errand.controls);
    CHECK(visit.screen() == errand.last_screen);
    CHECK(visit.model().session.hearing.dark);
  }
}

TEST_CASE("every errand is done by two switches (A07)", "[modes]") {
  for (const auto& errand : errands()) {
    INFO(errand.name);
    Visit visit;
    ModeWalker walker{visit, Mode::TwoSwitches, tests::landscape_panel};
    walker.walk(errand.controls);
    CHECK(visit.screen() == errand.last_screen);
  }
}
