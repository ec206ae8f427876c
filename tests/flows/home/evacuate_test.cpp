// Emergency mode (T13.2): from everywhere, at once, and out only by staff.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/sample_staff.h"
#include "tests/support/visit.h"

namespace m = kiosk::messages;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

const m::EmergencyChanged bell{.on = true, .source = {}};

Visit in_emergency() {
  Visit visit;
  visit.apply(m::EmergencyChanged{.on = true, .source = "control"});
  REQUIRE(visit.screen() == "home.evacuate");
  return visit;
}

bool has_fact(const Visit& visit, const std::string& kind, const std::string& part) {
  const auto facts = visit.all<m::RecordFact>();
  return std::any_of(facts.begin(), facts.end(), [&](const m::RecordFact& fact) {
    return fact.fact.kind == kind && fact.fact.payload.find(part) != std::string::npos;
  });
}

void end_by_staff(Visit& visit) {
  visit.sign_in();
  visit.tap("menu.emergency");
  visit.tap("confirm.safe");
  visit.keep();
}

}  // namespace

TEST_CASE("the alarm ends every screen at once and wipes the visit (T13.2)", "[emergency]") {
  for (const auto& state : tests::sample_states()) {
    INFO(state.name);
    Visit visit{state.model};
    visit.arrange().standing = {};
    visit.apply(bell);
    CHECK(visit.screen() == "home.evacuate");
    CHECK(visit.model().trail.empty());
    CHECK_FALSE(visit.model().session.staff);
    CHECK(visit.all<m::KeepStanding>().back().standing.emergency);
    REQUIRE(visit.all<m::Play>().size() == 1);
    CHECK(visit.all<m::Play>()[0] == m::Play{.sound = m::Sound::Chime, .gain_db = 0});
    visit.wait(1s);
    CHECK(visit.all<m::Speak>().size() == 1);
  }
}

TEST_CASE("people are told in three languages at once, and again and again", "[emergency]") {
  auto visit = in_emergency();
  CHECK(visit.says("evacuate.id").starts_with("KEADAAN DARURAT"));
  CHECK(visit.says("evacuate.en").starts_with("EMERGENCY"));
  CHECK(visit.says("evacuate.su").starts_with("KAAYAAN DARURAT"));
  visit.wait(41s);
  const auto spoken = visit.all<m::Speak>();
  REQUIRE(spoken.size() == 5);
  CHECK(spoken[0].pieces.front().language == kiosk::domain::Language::Indonesian);
  CHECK(spoken[1].pieces.front().language == kiosk::domain::Language::English);
  CHECK(spoken[2].pieces.front().language == kiosk::domain::Language::Sundanese);
  CHECK(spoken[3].text == spoken[0].text);
}

TEST_CASE("a chime goes before each sentence, loud, also where sounds are switched off",
          "[emergency]") {
  Visit visit;
  visit.arrange().settings.volume = 0;
  visit.tap("attract.start");
  visit.tap("tools.display");
  visit.tap("display.feedback");
  visit.forget_effects();
  visit.apply(bell);
  CHECK(visit.all<m::Speak>().empty());
  visit.wait(21s);
  const auto chimes = visit.all<m::Play>();
  REQUIRE(chimes.size() == 3);
  for (const auto& chime : chimes) {
    CHECK(chime == m::Play{.sound = m::Sound::Chime, .gain_db = 0});
  }
  const auto spoken = visit.all<m::Speak>();
  REQUIRE(spoken.size() == 3);
  CHECK(spoken[2].gain_db == 0);
}

TEST_CASE("no tap, no device and no time ends an emergency, and no number is given",
          "[emergency]") {
  auto visit = in_emergency();
  std::vector<std::string> ids{"nav.back",      "nav.home", "tools.help", "tools.display",
                               "attract.start", "idle.no",  "menu.leave", "confirm.safe"};
  for (const auto& state : tests::sample_states()) {
    const auto tree = kiosk::app::view(state.model, tests::words());
    for (const auto* node : kiosk::ui::all_nodes(tree)) {
      if (kiosk::ui::is_control(node->role)) ids.push_back(node->id);
    }
  }
  for (const auto& id : ids) {
    INFO(id);
    visit.apply(m::Tapped{.id = id, .value = {}});
    REQUIRE(visit.screen() == "home.evacuate");
  }
  visit.apply(m::EmergencyChanged{.on = false, .source = "control"});
  visit.apply(m::Scanned{});
  visit.apply(m::FacePressed{});
  visit.wait(3600s);
  CHECK(visit.screen() == "home.evacuate");
  CHECK(visit.all<m::IssueTicket>().empty());
  CHECK(visit.all<m::PrintSlip>().empty());
}

TEST_CASE("a ticket that is granted meanwhile is neither shown nor printed", "[emergency]") {
  Visit visit;
  visit.ask_for_number();
  visit.apply(bell);
  visit.grant();
  CHECK(visit.screen() == "home.evacuate");
  CHECK(visit.all<m::PrintSlip>().empty());
}

TEST_CASE("somebody who plays with the sign-in hides the way out for a minute at most",
          "[emergency]") {
  auto visit = in_emergency();
  visit.apply(m::Tapped{.id = "staff.open", .value = {}});
  CHECK(visit.says("sign_in.emergency").starts_with("KEADAAN DARURAT"));
  visit.wait(66s);
  CHECK(visit.screen() == "home.evacuate");
}

TEST_CASE("staff end it, and the journal knows its begin and its end", "[emergency]") {
  auto visit = in_emergency();
  CHECK(has_fact(visit, "emergency_begun", "control"));
  end_by_staff(visit);
  CHECK(visit.screen() == "home.attract");
  CHECK_FALSE(visit.all<m::KeepStanding>().back().standing.emergency);
  CHECK(has_fact(visit, "emergency_ended", "PTG-0012"));
}

TEST_CASE("a broken disk keeps nobody in an emergency", "[emergency]") {
  auto visit = in_emergency();
  visit.sign_in();
  visit.tap("menu.emergency");
  visit.tap("confirm.false_alarm");
  visit.apply(m::RecordRefused{.id = visit.all<m::KeepRecord>().back().id,
                               .error = kiosk::store::StoreError::IoError});
  CHECK(visit.screen() == "home.attract");
  CHECK(has_fact(visit, "emergency_ended", "PTG-0012"));
}

TEST_CASE("staff can begin it themselves", "[emergency]") {
  Visit visit;
  visit.sign_in();
  visit.tap("menu.emergency");
  visit.tap("confirm.fire");
  CHECK(visit.record_asked().find("\"reason\":\"fire\"") != std::string::npos);
  visit.keep();
  CHECK(visit.screen() == "home.evacuate");
  CHECK(has_fact(visit, "emergency_begun", "staff"));
}

TEST_CASE("an emergency that a power cut interrupted goes on", "[emergency]") {
  Visit visit;
  visit.apply(m::StandingRestored{.standing = {.emergency = true, .closed = false}});
  CHECK(visit.screen() == "home.evacuate");
}
