// A visitor who walks away: asked once, then everything of the visit is gone.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using kiosk::domain::Language;
using kiosk::messages::Touched;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

bool is_wiped(const kiosk::app::Model& model) {
  kiosk::app::Session fresh;
  fresh.appearance.language = model.settings.languages.front();
  fresh.last_activity = model.session.last_activity;
  if (model.standing.emergency) {  // it goes on telling people, in large letters
    fresh.speech = model.session.speech;
    fresh.appearance.text_size = kiosk::ui::TextSize::Largest;
  }
  return model.session == fresh && model.trail.empty() && kiosk::app::is_at_rest(model);
}

}  // namespace

TEST_CASE("every screen that is left alone warns, then returns to the start", "[idle]") {
  for (auto& state : tests::sample_states()) {
    auto model = state.model;
    model.session.appearance = {.language = Language::English,
                                .text_size = kiosk::ui::TextSize::Largest,
                                .contrast = kiosk::ui::Contrast::Black};
    model.session.focus = "nav.home";
    model.session.last_activity = model.steady;
    const auto longest = model.settings.warn_after + model.settings.leave_after +
                         model.settings.show_unprinted_for + model.settings.staff_idle + 20s;
    // Those who listen have more time, and are tested with the voice that ends (flows/modes).
    model.session.hearing = {};
    Visit visit{std::move(model)};
    const bool at_start = kiosk::app::is_at_rest(visit.model());
    visit.wait(longest);
    INFO(state.name);
    CHECK(kiosk::app::is_at_rest(visit.model()));
    if (!at_start) CHECK(is_wiped(visit.model()));
  }
}

TEST_CASE("the warning comes after 45 seconds and the end 20 seconds later (A13)", "[idle]") {
  Visit visit;
  visit.tap("attract.start");
  visit.wait(44s);
  CHECK(visit.screen() == "home.errands");
  visit.wait(1s);
  CHECK(visit.screen() == "home.still_there");
  CHECK(visit.says("idle.left").find("20") != std::string::npos);
  visit.wait(19s);
  CHECK(visit.screen() == "home.still_there");
  visit.wait(1s);
  CHECK(visit.screen() == "home.attract");
}

TEST_CASE("one touch on the warning returns to the place with everything kept", "[idle]") {
  Visit visit;
  visit.tap("attract.language.en");
  visit.tap("home.ticket");
  visit.tap("queue.search");
  visit.type("qa");
  visit.wait(45s);
  REQUIRE(visit.screen() == "home.still_there");
  visit.tap("idle.yes");
  CHECK(visit.screen() == "queue.search");
  CHECK(visit.says("search.field").find("qa") == 0);
  visit.wait(44s);
  CHECK(visit.screen() == "queue.search");
}

TEST_CASE("the time is extended as often as anybody wants, and nothing is lost (A13)", "[idle]") {
  constexpr int extensions = 12;  // ten are asked for
  Visit simple;
  simple.tap("attract.start");
  simple.tap("home.ticket");
  simple.tap("queue.search");
  simple.type("qa");
  Visit form;
  for (const auto* id : {"attract.start", "home.complaint", "complaint.suggestion",
                         "complaint.anonymous", "complaint.about.other"}) {
    form.tap(id);
  }
  form.write("Kursi.");
  for (auto* visit : {&simple, &form}) {
    const auto before = visit->all_text();
    const auto limit = visit == &form ? 120s : 45s;
    for (int i = 0; i < extensions; ++i) {
      INFO(i);
      visit->wait(limit);
      REQUIRE(visit->screen() == "home.still_there");
      visit->tap("idle.yes");
      visit->set_clock("2026-11-23T09:12:00+07:00");  // the time of day is on the screen too
      CHECK(visit->all_text() == before);
    }
  }
}

TEST_CASE("a number that is on no paper is not taken away without a question (A13)", "[idle]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.end_slip(drivers::printer::Outcome::Failed, drivers::printer::Trouble::PaperOut);
  for (int i = 0; i < 12; ++i) {
    INFO(i);
    visit.wait(89s);
    REQUIRE(visit.screen() == "queue.issuing");
    visit.wait(1s);
    REQUIRE(visit.screen() == "home.still_there");
    visit.tap("idle.yes");
    CHECK(visit.says("issuing.number") == "A-012");
  }
  visit.wait(90s + 20s);
  CHECK(is_wiped(visit.model()));
}

TEST_CASE("paper that comes during the question is known when somebody is there", "[idle]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  while (visit.screen() != "home.still_there") visit.wait(1s);
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.tap("idle.yes");
  CHECK(visit.says("issuing.paper") == visit.word("ticket.take"));
}

TEST_CASE("a touch keeps the number on the screen as long as another one", "[idle]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.wait(19s);
  visit.apply(Touched{});
  visit.wait(19s);
  CHECK(visit.screen() == "queue.issuing");
  visit.wait(1s);
  CHECK(is_wiped(visit.model()));
}

TEST_CASE("the visitor may also end the visit from the warning", "[idle]") {
  Visit visit;
  visit.tap("attract.language.en");
  visit.wait(45s);
  visit.tap("idle.no");
  CHECK(is_wiped(visit.model()));
}

TEST_CASE("any touch counts as being there", "[idle]") {
  Visit visit;
  visit.tap("attract.start");
  for (int i = 0; i < 10; ++i) {
    visit.wait(40s);
    visit.apply(Touched{});
  }
  CHECK(visit.screen() == "home.errands");
}

TEST_CASE("a printed number stays on the screen without a warning and then goes", "[idle]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.wait(60s);
  CHECK(visit.screen() == "queue.issuing");
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.wait(19s);
  CHECK(visit.screen() == "queue.issuing");
  visit.wait(1s);
  CHECK(is_wiped(visit.model()));
}

TEST_CASE("the wall clock may jump by years and nobody is thrown out for it", "[idle]") {
  for (const auto* iso : {"2036-11-23T09:12:00+07:00", "1970-01-01T00:00:00+00:00",
                          "2026-11-24T09:12:00+07:00", "2026-11-23T08:12:00+07:00"}) {
    Visit visit;
    visit.tap("attract.start");
    visit.tap("tools.display");
    visit.set_clock(iso);
    INFO(iso);
    CHECK(visit.screen() == "home.display");
  }
}
