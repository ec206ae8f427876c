// What is said when, and how the visitor steers it.

#include "kiosk/ui/text_entry.h"
#include "tests/support/catch.h"
#include "tests/support/mode_walker.h"

namespace {

namespace m = kiosk::messages;
namespace ui = kiosk::ui;
using kiosk::ui::TactileKey;
using tests::Mode;
using tests::ModeWalker;
using tests::Visit;
using namespace std::chrono_literals;

/// The screen stays for so long, not a second less, and then nobody is there.
void check_leaves_after(Visit& visit, std::chrono::seconds time, const std::string& screen) {
  visit.wait(time - 1s);
  CHECK(visit.screen() == screen);
  visit.wait(1s);
  CHECK(visit.screen() == "home.attract");
}

}  // namespace

TEST_CASE("the first key switches the voice on, explains the keys and activates nothing (A07)",
          "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  CHECK(visit.screen() == "home.attract");
  CHECK(walker.heard() == visit.word("speech.intro.keys"));
  const auto all = walker.listen();
  CHECK(walker.was_said(visit.word("home.welcome")));
  CHECK(all.back() == visit.word("speech.go_on.keys"));
}

TEST_CASE("until somebody asks for it the kiosk is silent", "[modes]") {
  Visit visit;
  visit.go_to_priority();
  CHECK(visit.all<m::Speak>().empty());
}

TEST_CASE("a screen is read from its title on, one utterance after the other", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.reach("attract.start");
  CHECK(walker.heard() == visit.title());
  end_utterance(visit);  // of the title, then of the opening hours
  visit.forget_effects();
  end_utterance(visit);
  REQUIRE(spoken(visit).size() == 1);
  CHECK(spoken(visit)[0].find(visit.word("tile.ticket")) == 0);
  CHECK(spoken(visit)[0].find(visit.word("speech.role.button")) != std::string::npos);
  CHECK(spoken(visit)[0].find("1 dari ") != std::string::npos);
}

TEST_CASE("any action silences the voice at once, and a late end changes nothing (A09)",
          "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  const auto first = visit.model().last_utterance;
  visit.forget_effects();
  visit.apply(m::Touched{});
  CHECK(visit.all<m::StopSpeech>().size() == 1);
  visit.forget_effects();
  visit.apply(m::SpeechEnded{.utterance = first});
  CHECK(visit.all<m::Speak>().empty());
}

TEST_CASE("select pauses a reading and takes it up again where it was (A09)", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.reach("attract.start");
  end_utterance(visit);
  const auto interrupted = spoken(visit).back();
  visit.forget_effects();
  walker.press(TactileKey::Select);
  CHECK(visit.all<m::StopSpeech>().size() == 1);
  CHECK(visit.all<m::Speak>().empty());
  walker.press(TactileKey::Select);
  CHECK(walker.heard() == interrupted);
  CHECK(visit.screen() == "home.errands");
}

TEST_CASE("right and left read piece by piece, and select activates what was heard (A09)",
          "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.reach("attract.start");
  walker.press(TactileKey::Right);  // the opening hours
  walker.press(TactileKey::Right);
  CHECK(walker.heard().find(visit.word("tile.ticket")) == 0);
  CHECK(visit.model().session.focus == "home.ticket");
  walker.press(TactileKey::Right);
  CHECK(walker.heard().find(visit.word("tile.precheck")) == 0);
  for (int i = 0; i < 3; ++i) walker.press(TactileKey::Left);
  CHECK(walker.heard() == visit.title());
  CHECK(visit.model().session.focus.empty());
  walker.press(TactileKey::Right);
  walker.press(TactileKey::Right);
  walker.press(TactileKey::Select);
  CHECK(visit.screen() == "queue.agencies");
}

TEST_CASE("among letters right and left say the letter and nothing else (A09)", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.walk({"attract.start", "home.complaint", "complaint.suggestion", "complaint.anonymous",
               "complaint.about.other"});
  walker.press(TactileKey::Down);
  walker.press(TactileKey::Right);
  visit.forget_effects();
  walker.press(TactileKey::Right);
  CHECK(spoken(visit) == std::vector<std::string>{"E besar"});
  walker.press(TactileKey::Left);
  CHECK(spoken(visit).back() == "W besar");
  CHECK(spoken(visit).size() == 2);
}

TEST_CASE("repeat says the same again, as often as wanted (A09)", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.reach("attract.start");
  walker.press(TactileKey::Down);
  const auto first = walker.heard();
  for (int i = 0; i < 3; ++i) {
    walker.press(TactileKey::Repeat);
    CHECK(walker.heard() == first);
  }
  end_utterance(visit);
  walker.press(TactileKey::Repeat);
  CHECK(walker.heard() == first);
}

TEST_CASE("rate and volume have their steps, and the end of the visit forgets them (A09, A10, A14)",
          "[modes]") {
  CHECK(ui::speech_rates_wpm.size() >= 6);
  CHECK(ui::speech_rates_wpm.size() <= 8);
  CHECK(ui::speech_rates_wpm.front() == 60);
  CHECK(ui::speech_rates_wpm.back() == 250);
  const auto& gains = ui::speech_gains_db;
  CHECK(gains.back() - gains.front() >= 18);
  bool has_twelve = false;
  for (std::size_t i = 1; i < gains.size(); ++i) {
    CHECK(gains[i] - gains[i - 1] <= 10);
    has_twelve = has_twelve || gains[i] - gains.front() == 12;
  }
  CHECK(has_twelve);

  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  CHECK(visit.all<m::Speak>().back().words_per_minute == 125);
  const auto usual_gain = visit.all<m::Speak>().back().gain_db;
  walker.walk({"attract.start", "tools.display", "display.rate.faster", "display.volume.up"});
  CHECK(visit.all<m::Speak>().back().words_per_minute == 155);
  CHECK(visit.all<m::Speak>().back().gain_db == usual_gain + 6);
  walker.listen();
  visit.wait(120s);
  walker.listen();
  visit.wait(45s);
  REQUIRE(visit.screen() == "home.attract");
  CHECK(visit.model().session.hearing == ui::Hearing{});
}

TEST_CASE("whoever switches the voice off works the keys in silence", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.walk({"attract.start", "tools.display", "display.audio"});
  visit.forget_effects();
  walker.press(TactileKey::Down);
  CHECK_FALSE(visit.model().session.focus.empty());
  CHECK(visit.all<m::Speak>().empty());
  CHECK_FALSE(visit.model().session.hearing.dark);
}

TEST_CASE("while somebody listens nobody is warned, and then as late as in a form (A13)",
          "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.reach("attract.start");
  visit.wait(110s);  // still speaking: the utterance has not ended
  walker.listen();
  visit.wait(119s);
  CHECK(visit.screen() == "home.errands");
  visit.wait(1s);
  REQUIRE(visit.screen() == "home.still_there");
  walker.listen();
  check_leaves_after(visit, 45s, "home.still_there");
}

TEST_CASE("by keys and by switches the time is extended as often as anybody wants (A13)",
          "[modes]") {
  const auto mode = GENERATE(Mode::EightKeys, Mode::TwoSwitches);
  Visit visit;
  ModeWalker walker{visit, mode};
  walker.reach("attract.start");
  for (int i = 0; i < 12; ++i) {
    INFO(i);
    walker.listen();
    visit.wait(120s);
    REQUIRE(visit.screen() == "home.still_there");
    walker.press(mode == Mode::EightKeys ? TactileKey::Select : TactileKey::Switch2);
    CHECK(visit.screen() == "home.errands");
  }
}

TEST_CASE("a report's receipt stays until it has been heard (A13)", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.walk({"attract.start", "home.complaint", "complaint.suggestion", "complaint.anonymous",
               "complaint.about.other"});
  walker.type("ok");
  walker.walk({"complaint.take", "complaint.send"});
  visit.keep_report();
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.wait(60s);  // the voice is slow
  CHECK(visit.screen() == "complaint.sent");
  walker.listen();
  check_leaves_after(visit, 45s, "complaint.sent");
}

TEST_CASE("a voice that never comes back holds nobody up for ever", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.reach("attract.start");
  visit.wait(600s);
  CHECK(visit.screen() == "home.attract");
}

TEST_CASE("the number is said, and stays until it has been heard", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  walker.walk({"attract.start", "home.ticket", "queue.agency.DPMPTSP", "queue.service.SP071",
               "card.take", "queue.priority.none"});
  visit.forget_effects();
  visit.grant();
  CHECK(visit.all<m::Play>().back().sound == m::Sound::Chime);
  visit.wait(60s);  // the voice is slow
  visit.end_slip(drivers::printer::Outcome::Printed);
  walker.listen();
  CHECK(visit.screen() == "queue.issuing");
  bool number = false;
  bool paper = false;
  for (const auto& text : spoken(visit)) {
    number = number || text.find("A, dua belas") != std::string::npos;
    paper = paper || text.find(visit.word("ticket.take")) != std::string::npos;
  }
  CHECK(number);
  CHECK(paper);
  check_leaves_after(visit, 45s, "queue.issuing");
}

TEST_CASE("without a sound device the kiosk says so where it can be seen", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  visit.forget_effects();
  visit.apply(m::SpeechEnded{.utterance = visit.model().last_utterance, .heard = false});
  CHECK(visit.says("status.sound") == visit.word("status.no_sound"));
  CHECK(visit.all<m::Speak>().empty());
}

TEST_CASE("headphones that are taken out silence the voice and leave a notice (A11)", "[modes]") {
  Visit visit;
  visit.apply(m::HeadphonesReported{.plugged = true});
  ModeWalker walker{visit, Mode::EightKeys};
  visit.forget_effects();
  visit.apply(m::HeadphonesReported{.plugged = false});
  CHECK(visit.all<m::StopSpeech>().size() == 1);
  CHECK(visit.all<m::Speak>().empty());
  CHECK(visit.says("status.headphones") == visit.word("status.headphones"));
  end_utterance(visit);
  CHECK(visit.all<m::Speak>().empty());
  visit.apply(m::HeadphonesReported{.plugged = true});
  CHECK(visit.says("status.headphones").empty());
}

TEST_CASE("headphones that are put in again are told the screen from its beginning (A11)",
          "[modes]") {
  Visit visit;
  visit.apply(m::HeadphonesReported{.plugged = true});
  ModeWalker walker{visit, Mode::EightKeys};
  end_utterance(visit);
  visit.apply(m::HeadphonesReported{.plugged = false});
  SECTION("by themselves") {
    visit.forget_effects();
    visit.apply(m::HeadphonesReported{.plugged = true});
    REQUIRE(visit.all<m::Speak>().size() == 1);
    CHECK(visit.model().session.speech.queue.size() > 1);
  }
  SECTION("or, still out, at the key that repeats") {
    visit.forget_effects();
    visit.apply(m::KeyPressed{.key = ui::TactileKey::Repeat});
    REQUIRE(visit.all<m::Speak>().size() == 1);
    CHECK(visit.model().session.speech.queue.size() > 1);
  }
}

TEST_CASE("what the visitor typed is said to headphones only (A11)", "[modes]") {
  ui::ScreenTree tree{.name = "sample"};
  tree.body = {{.id = "sample.name",
                .role = ui::Role::Field,
                .text = ui::literal("Siti Aminah é"),
                .is_private = true},
               {.id = "sample.phone",
                .role = ui::Role::Fact,
                .text = ui::literal("Telepon"),
                .detail = ui::literal("0812345"),
                .is_private = true}};
  const auto said = [&](ui::Audience audience) {
    std::string text;
    for (const auto& one : ui::utterances(tree, {.audience = audience}, tests::words())) {
      text += text_of(one) + "\n";
    }
    return text;
  };
  CHECK(said(ui::Audience::Headphones).find("Siti Aminah") != std::string::npos);
  CHECK(said(ui::Audience::Headphones).find("0812345") != std::string::npos);
  const auto aloud = said(ui::Audience::Hall);
  CHECK(aloud.find("Siti") == std::string::npos);
  CHECK(aloud.find("0812") == std::string::npos);
  CHECK(aloud.find("Telepon") != std::string::npos);
  CHECK(aloud.find("isian pribadi, 13 huruf") != std::string::npos);
  CHECK(aloud.find("isian pribadi, 7 huruf") != std::string::npos);
}

TEST_CASE("which digit of a PIN has the focus is said to headphones only (A11, S09)", "[modes]") {
  Visit visit;
  visit.apply(m::Tapped{.id = "staff.open"});
  const auto tree = visit.tree();
  const auto said = [&](const std::string& id, ui::Audience audience) {
    return text_of(ui::utterance_of(tree, id, "", {.audience = audience}, tests::words()));
  };
  for (const auto* digit : {"key.0", "key.1", "key.9"}) {
    CHECK(said(digit, ui::Audience::Hall) == said("key.5", ui::Audience::Hall));
    CHECK(said(digit, ui::Audience::Headphones) != said("key.5", ui::Audience::Headphones));
  }
  CHECK(said("key.delete", ui::Audience::Hall) != said("key.5", ui::Audience::Hall));
}

TEST_CASE("a private field tells the hall how long its whole text is, or that it is empty (A11)",
          "[modes]") {
  const auto said = [](const std::string& text) {
    ui::ScreenTree tree{.name = "sample"};
    tree.body = ui::entry_nodes("sample.field", {.text = kiosk::PrivateText{text}},
                                ui::EntryStyle::Sentence, ui::Language::Indonesian,
                                ui::tr("cmp.nothing_typed"));
    return text_of(ui::utterances(tree, {}, tests::words()).front());
  };
  CHECK(said("").find("isian pribadi") == std::string::npos);
  CHECK(said("L").find("isian pribadi, 1 huruf") != std::string::npos);
  CHECK(said(std::string(250, 'a')).find("isian pribadi, 250 huruf") != std::string::npos);
}

TEST_CASE("a touch brings the picture back, and dark needs the voice (A11)", "[modes]") {
  Visit visit;
  ModeWalker walker{visit, Mode::TwoSwitches};
  walker.walk({"attract.start", "tools.display", "display.dark"});
  CHECK(visit.model().session.hearing.dark);
  visit.apply(m::Touched{});
  CHECK_FALSE(visit.model().session.hearing.dark);
  walker.walk({"display.dark", "display.audio"});
  CHECK_FALSE(visit.model().session.hearing.dark);
}

TEST_CASE("an accepted tap clicks, a fault is heard, and both can be switched off", "[modes]") {
  Visit visit;
  visit.tap("attract.start");
  REQUIRE(visit.all<m::Play>().size() == 1);
  CHECK(visit.all<m::Play>()[0].sound == m::Sound::Click);
  visit.apply(m::Tapped{.id = "home.nothing", .value = {}});
  CHECK(visit.all<m::Play>().size() == 1);
  Visit refused;
  refused.ask_for_number();
  refused.refuse(kiosk::store::StoreError::DiskFull);
  CHECK(refused.all<m::Play>().back().sound == m::Sound::Error);
  visit.tap("tools.display");
  visit.tap("display.feedback");
  visit.forget_effects();
  visit.tap("nav.home");
  CHECK(visit.all<m::Play>().empty());
}
