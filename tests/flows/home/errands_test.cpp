// The home screen, its errands, and what every screen's frame offers.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using kiosk::domain::Language;
using kiosk::ui::Contrast;
using kiosk::ui::TextSize;
using tests::Visit;

TEST_CASE("every errand leads somewhere, and from there home again", "[home]") {
  for (const auto* errand :
       {"ticket", "precheck", "scan", "complaint", "survey", "info", "map", "help"}) {
    Visit visit;
    visit.tap("attract.start");
    visit.tap(std::string{"home."} + errand);
    INFO(errand);
    CHECK(visit.screen() != "home.errands");
    visit.tap("nav.home");
    CHECK(visit.screen() == "home.errands");
  }
}

TEST_CASE("the help screen gives a number for the information desk", "[home]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.help");
  visit.tap("desk.ticket");
  visit.tap("card.take");
  visit.tap("queue.priority.none");
  REQUIRE(visit.all<kiosk::messages::IssueTicket>().size() == 1);
  CHECK(visit.all<kiosk::messages::IssueTicket>()[0].request.desk == "INFO");
}

TEST_CASE("a language chosen at the start or later is one touch and changes the whole screen",
          "[home]") {
  Visit visit;
  visit.tap("attract.language.en");
  CHECK(visit.screen() == "home.errands");
  const auto english = visit.title();
  visit.tap("tools.language.su");
  CHECK(visit.screen() == "home.errands");
  CHECK(visit.model().session.appearance.language == Language::Sundanese);
  CHECK(visit.title() != english);
}

TEST_CASE("a language that the office does not offer is neither shown nor taken", "[home]") {
  auto model = tests::booted_model();
  model.settings.languages = {Language::Indonesian, Language::English};
  Visit visit{std::move(model)};
  CHECK_FALSE(visit.offers("attract.language.su"));
  visit.apply(kiosk::messages::Tapped{.id = "tools.language.su", .value = "su"});
  CHECK(visit.model().session.appearance.language == Language::Indonesian);
}

TEST_CASE("text size and colours are two touches away and keep the place (A02)", "[home]") {
  Visit visit;
  visit.go_to_priority();
  visit.tap("tools.display");
  visit.tap("display.size.largest");
  visit.tap("display.contrast.black");
  CHECK(visit.model().session.appearance.text_size == TextSize::Largest);
  CHECK(visit.model().session.appearance.contrast == Contrast::Black);
  visit.tap("display.done");
  CHECK(visit.screen() == "queue.priority");
}

TEST_CASE("help is on every screen and back returns from it", "[home]") {
  Visit visit;
  visit.go_to_priority();
  visit.tap("tools.help");
  CHECK(visit.screen() == "home.call_staff");
  visit.tap("nav.back");
  CHECK(visit.screen() == "queue.priority");
}

TEST_CASE("trouble with the ledger is told on the status line while it lasts", "[home]") {
  Visit visit;
  visit.tap("attract.start");
  CHECK(visit.says("status.store").empty());
  visit.apply(kiosk::messages::StoreReported{.trouble = kiosk::store::StoreError::DiskFull,
                                             .issued_today = {}});
  CHECK_FALSE(visit.says("status.store").empty());
  visit.apply(kiosk::messages::StoreReported{.depth = 4, .issued_today = {}});
  CHECK(visit.says("status.store").empty());
}

TEST_CASE("while the ledger is in trouble it is asked again every five seconds", "[home]") {
  Visit visit;
  visit.apply(kiosk::messages::StoreReported{.trouble = kiosk::store::StoreError::ReadOnly,
                                             .issued_today = {}});
  visit.forget_effects();
  visit.wait(std::chrono::seconds{20});
  CHECK(visit.all<kiosk::messages::AskStore>().size() == 4);
}
