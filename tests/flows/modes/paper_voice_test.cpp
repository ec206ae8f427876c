// What is said of a ticket's paper: the seen sentence, and none whose state has passed.

#include "tests/support/catch.h"
#include "tests/support/mode_walker.h"

namespace {

namespace m = kiosk::messages;
using tests::Mode;
using tests::ModeWalker;
using tests::Visit;

struct PaperEnd {
  drivers::printer::Outcome outcome;
  drivers::printer::Trouble trouble;
  const char* said;  // the key of the seen sentence
};

constexpr PaperEnd paper_ends[] = {
    {drivers::printer::Outcome::Printed, drivers::printer::Trouble::None, "ticket.take"},
    {drivers::printer::Outcome::Failed, drivers::printer::Trouble::PaperOut, "err.printer"},
    {drivers::printer::Outcome::Failed, drivers::printer::Trouble::CoverOpen, "err.printer"},
    {drivers::printer::Outcome::Unknown, drivers::printer::Trouble::None, "err.printer.unknown"}};

/// Says all that is queued, and counts what is said of the paper: the sentence that is seen, and
/// any other one, which would be untrue by now.
struct SaidOfPaper {
  int seen = 0;
  int passed = 0;
};

SaidOfPaper listen_to_the_end(Visit& visit, const std::string& seen) {
  SaidOfPaper said;
  const std::vector<std::string> all{"ticket.printing", "ticket.take", "err.printer",
                                     "err.printer.unknown"};
  std::size_t heard = 0;
  for (int i = 0; i < 60 && visit.model().session.speech.speaking; ++i) end_utterance(visit);
  for (const auto& text : spoken(visit)) {
    ++heard;
    for (const auto& key : all) {
      if (text.find(visit.word(key)) == std::string::npos) continue;
      ++(key == seen ? said.seen : said.passed);
    }
  }
  CHECK(heard > 0);
  return said;
}

}  // namespace

TEST_CASE("the voice says of the paper what the screen says, however far it had come", "[modes]") {
  int cut_off = 0;
  for (const auto& end : paper_ends) {
    for (int already_said = 0; already_said < 8; ++already_said) {
      INFO(end.said << " after " << already_said);
      Visit visit;
      ModeWalker walker{visit, Mode::EightKeys};
      walker.walk({"attract.start", "home.ticket", "queue.agency.DPMPTSP", "queue.service.SP071",
                   "card.take", "queue.priority.none"});
      visit.grant();
      for (int i = 0; i < already_said; ++i) end_utterance(visit);
      const auto before = spoken(visit);
      const bool says_printing = visit.model().session.speech.speaking && !before.empty() &&
                                 before.back().find(visit.word("ticket.printing")) == 0;
      visit.forget_effects();
      visit.end_slip(end.outcome, end.trouble);
      // A new sentence breaks off the one before.
      const bool silenced = !visit.all<m::StopSpeech>().empty() || !spoken(visit).empty();
      CHECK((!says_printing || silenced));
      cut_off += says_printing ? 1 : 0;
      const auto said = listen_to_the_end(visit, end.said);
      CHECK(said.seen >= 1);
      CHECK(said.passed == 0);
    }
  }
  CHECK(cut_off > 0);
}

TEST_CASE("in the hall the fault is told as the screen tells it, and the next touch ends that",
          "[modes]") {
  for (const auto& end : paper_ends) {
    if (end.outcome == drivers::printer::Outcome::Printed) continue;
    INFO(end.said);
    Visit visit;
    visit.ask_for_number();
    visit.grant();
    visit.end_slip(end.outcome, end.trouble);
    REQUIRE(spoken(visit).size() == 1);
    CHECK(spoken(visit)[0].find(visit.word(end.said)) != std::string::npos);
    CHECK(spoken(visit)[0].find("A, dua belas") != std::string::npos);
    visit.forget_effects();
    visit.tap("issuing.print");
    CHECK(visit.all<m::StopSpeech>().size() == 1);
  }
}
