// The voice is steered alike by fingers, eight keys and two switches: faster, louder, again, stop.

#include "tests/support/catch.h"
#include "tests/support/mode_walker.h"

namespace {

namespace m = kiosk::messages;
namespace ui = kiosk::ui;
using kiosk::ui::TactileKey;
using tests::Mode;
using tests::ModeWalker;
using tests::Visit;

/// At the screen of the display with the voice on, which fingers have to switch on.
void begin(ModeWalker& walker, Mode mode) {
  walker.walk({"attract.start", "tools.display"});
  if (mode == Mode::Touch) walker.reach("display.audio");
}

}  // namespace

TEST_CASE("rate and volume go through all their steps by touch, keys and switches (A09, A10)",
          "[modes]") {
  const auto mode = GENERATE(Mode::Touch, Mode::EightKeys, Mode::TwoSwitches);
  Visit visit;
  ModeWalker walker{visit, mode};
  begin(walker, mode);
  const auto go_to_end = [&](const std::string& id) {
    int steps = 0;
    for (; visit.offers(id) && steps < 10; ++steps) walker.reach(id);
    return steps;
  };
  const auto last = [&] { return visit.all<m::Speak>().back(); };
  go_to_end("display.rate.slower");
  CHECK(last().words_per_minute == 60);
  CHECK(go_to_end("display.rate.faster") == static_cast<int>(ui::speech_rates_wpm.size()) - 1);
  CHECK(last().words_per_minute == 250);
  go_to_end("display.volume.down");
  CHECK(last().gain_db == ui::speech_gains_db.front());
  CHECK(go_to_end("display.volume.up") == static_cast<int>(ui::speech_gains_db.size()) - 1);
  CHECK(last().gain_db == ui::speech_gains_db.back());
}

TEST_CASE("the screen is read again from its beginning by touch, keys and switches (A09)",
          "[modes]") {
  const auto mode = GENERATE(Mode::Touch, Mode::EightKeys, Mode::TwoSwitches);
  Visit visit;
  ModeWalker walker{visit, mode};
  begin(walker, mode);
  walker.reach("display.done");
  walker.listen();
  REQUIRE(walker.was_said(visit.title()));
  walker.reach("tools.repeat");
  CHECK(walker.heard() == visit.title());
  CHECK(visit.screen() == "home.errands");
  walker.listen();
  CHECK(walker.was_said(visit.word("tile.help")));
}

TEST_CASE("who hears nothing is offered no repetition", "[modes]") {
  Visit visit;
  visit.tap("attract.start");
  CHECK_FALSE(visit.offers("tools.repeat"));
}

TEST_CASE("any key, any switch and any touch stops what is being said (A09)", "[modes]") {
  // After the last key comes the finger.
  for (int i = 0; i <= ui::tactile_key_count; ++i) {
    INFO(i);
    Visit visit;
    ModeWalker walker{visit, Mode::EightKeys};
    walker.reach("attract.start");
    REQUIRE(visit.model().session.speech.speaking);
    visit.forget_effects();
    if (i < ui::tactile_key_count) {
      walker.press(static_cast<TactileKey>(i));
    } else {
      visit.apply(m::Touched{});
    }
    CHECK(visit.all<m::StopSpeech>().size() == 1);
  }
}
