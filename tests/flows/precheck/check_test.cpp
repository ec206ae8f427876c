// The pre-check as a visitor goes through it, touch by touch.

#include "kiosk/flows/precheck/check.h"

#include <random>

#include <nlohmann/json.hpp>

#include "kiosk/records/kinds.h"
#include "tests/flows/precheck/story.h"
#include "tests/support/catch.h"

using kiosk::flows::precheck::Check;
using kiosk::flows::precheck::CheckPlace;
using kiosk::messages::IssueTicket;
using kiosk::messages::KeepRecord;
using tests::having_answered;
using tests::result_of;
using tests::Visit;

namespace {

Visit at_intro() {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.precheck");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  return visit;
}

Visit at_branch(const std::string& scale) {
  auto visit = at_intro();
  visit.tap("precheck.start");
  visit.tap("precheck.option." + scale);
  return visit;
}

const Check& check_of(const Visit& visit) {
  REQUIRE(std::holds_alternative<Check>(visit.model().screen));
  return std::get<Check>(visit.model().screen);
}

/// Says yes to whatever is asked until the summary stands.
void say_yes(Visit& visit) {
  for (int i = 0; i < 40 && visit.screen() != "precheck.summary"; ++i) {
    if (visit.offers("precheck.yes")) {
      visit.tap("precheck.yes");
    } else if (visit.offers("precheck.expiry.skip")) {
      visit.tap("precheck.expiry.skip");
    } else if (visit.offers("precheck.option.DALAM_KI")) {
      visit.tap("precheck.option.DALAM_KI");
    } else {
      const auto tree = visit.tree();
      std::vector<std::string> open;
      for (const auto* node : kiosk::ui::all_nodes(tree)) {
        if (node->role == kiosk::ui::Role::Tick && node->icon == "box") open.push_back(node->id);
      }
      for (const auto& id : open) visit.tap(id);
      visit.tap("precheck.next");
    }
  }
  REQUIRE(visit.screen() == "precheck.summary");
}

}  // namespace

TEST_CASE("T1.1 micro and large are told early, and may still take a number", "[precheck]") {
  for (const auto* scale : {"MIKRO", "BESAR"}) {
    auto visit = at_branch(scale);
    CHECK(visit.screen() == "precheck.early");
    CHECK(visit.title() ==
          "Layanan ini untuk usaha kecil atau menengah. Ini bukan penolakan; silakan konsultasi.");
    visit.tap("precheck.finish");
    CHECK(visit.screen() == "precheck.result");
    visit.tap("precheck.ticket");
    visit.tap("queue.priority.none");
    const auto asked = visit.all<IssueTicket>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].request.desk == "KONSUL");
    CHECK(asked[0].request.service_code == "SP071");
  }
}

TEST_CASE("T1.1 who is told early may go on with the questions, and is not told again",
          "[precheck]") {
  auto visit = at_branch("BESAR");
  visit.tap("precheck.go_on");
  CHECK(visit.offers("precheck.option.COMM"));
  visit.tap("precheck.option.COMM");
  visit.tap("precheck.next");
  CHECK(visit.screen() == "precheck.question");
}

TEST_CASE("T1.1 who does not know the scale sees the thresholds of the data", "[precheck]") {
  auto visit = at_branch("TIDAK_TAHU");
  CHECK(visit.screen() == "precheck.helper");
  CHECK(visit.says("precheck.option.KECIL").find("Rp1 sampai Rp5 miliar") != std::string::npos);
  CHECK(visit.says("precheck.help").find("PP 7/2021") != std::string::npos);
  visit.tap("precheck.option.TIDAK_TAHU");
  CHECK(check_of(visit).step == "branch");
  visit.tap("nav.back");
  visit.tap("precheck.option.TIDAK_TAHU");
  visit.tap("precheck.option.MENENGAH");  // the thresholds told
  CHECK(check_of(visit).answers.at("scale").chosen == std::vector<std::string>{"MENENGAH"});
}

TEST_CASE("T1.2 T1.3 no account: its data are passed over, and both are missing", "[precheck]") {
  auto visit = having_answered({"COMM"}, CheckPlace::Step, "A2");
  visit.tap("precheck.not_yet");
  CHECK(check_of(visit).step == "A4");
  visit = having_answered({"COMM"}, CheckPlace::Summary);
  visit.tap("precheck.change.A2");
  visit.tap("precheck.not_yet");
  visit.tap("precheck.finish");
  CHECK(visit.title() == "11 dari 13 terpenuhi. Yang perlu dilengkapi:");
  CHECK(visit.says("precheck.lack.A2").find("Pendaftaran Mandiri") != std::string::npos);
  CHECK(visit.says("precheck.lack.A3").find("Perlu lebih dahulu: Memiliki akun") !=
        std::string::npos);
}

TEST_CASE("T1.5 an obligation that is not acknowledged is a reminder and no more", "[precheck]") {
  auto visit = having_answered({"COMM"}, CheckPlace::Step, "A5");
  visit.tap("precheck.item.A5");
  visit.arrange().screen = Check{.service = "SP071",
                                 .place = CheckPlace::Summary,
                                 .answers = check_of(visit).answers,
                                 .started_at = visit.model().now};
  visit.tap("precheck.finish");
  CHECK(visit.title() == visit.word("pre.ok"));
  CHECK_FALSE(visit.says("precheck.reminder").empty());
}

TEST_CASE("T1.7 the part that is not there is named", "[precheck]") {
  auto visit = having_answered({"COMM"}, CheckPlace::Step, "B2");
  visit.tap("precheck.option.uraian_tugas");
  visit.tap("precheck.next");
  visit.arrange().screen =
      Check{.service = "SP071", .place = CheckPlace::Summary, .answers = check_of(visit).answers};
  visit.tap("precheck.finish");
  CHECK(visit.says("precheck.lack.B2").find("Belum ada: Uraian tugas") != std::string::npos);
}

TEST_CASE("T1.8 what the standard does not define says so when it is asked", "[precheck]") {
  const auto visit = having_answered({"COMM"}, CheckPlace::Step, "B3");
  CHECK(visit.says("precheck.note.1").find("tidak dirinci dalam standar") != std::string::npos);
}

TEST_CASE("T1.9 at least one branch must be chosen", "[precheck]") {
  auto visit = at_branch("KECIL");
  CHECK_FALSE(visit.offers("precheck.next"));
  visit.tap("precheck.option.QAQC");
  CHECK(visit.offers("precheck.next"));
  visit.tap("precheck.option.QAQC");
  CHECK_FALSE(visit.offers("precheck.next"));
}

TEST_CASE("T1.10 the expiry is given by three touches, or skipped", "[precheck]") {
  auto visit = having_answered({"COMM"}, CheckPlace::Step, "B5a");
  visit.tap("precheck.yes");
  visit.tap("precheck.expiry.year2026");
  visit.tap("precheck.expiry.month11");
  visit.tap("precheck.expiry.day22");
  CHECK(check_of(visit).answers.at("B5a").expires == kiosk::parse_date("2026-11-22"));
  CHECK(check_of(visit).step == "B5b");
  visit.tap("nav.back");
  visit.tap("precheck.yes");
  visit.tap("precheck.expiry.later");
  CHECK(visit.offers("precheck.expiry.year2035"));
  visit.tap("precheck.expiry.year2036");
  visit.tap("precheck.expiry.month2");
  CHECK(visit.offers("precheck.expiry.day29"));
  CHECK_FALSE(visit.offers("precheck.expiry.day30"));
  visit.tap("nav.back");
  visit.tap("nav.back");
  visit.tap("precheck.expiry.skip");
  CHECK_FALSE(check_of(visit).answers.at("B5a").expires);
}

TEST_CASE("T1.10 an expired certificate is missing and called expired", "[precheck]") {
  auto visit = having_answered({"QAQC"}, CheckPlace::Summary);
  visit.tap("precheck.change.B6a");
  visit.tap("precheck.yes");
  visit.tap("precheck.expiry.year2026");
  visit.tap("precheck.expiry.month11");
  visit.tap("precheck.expiry.day22");
  visit.tap("precheck.finish");
  CHECK(visit.title() == "10 dari 11 terpenuhi. Yang perlu dilengkapi:");
  CHECK(visit.says("precheck.lack.B6a").find("kedaluwarsa") != std::string::npos);
}

TEST_CASE("T1.11 a statement that is not made is no lack but a line of its own", "[precheck]") {
  auto visit = having_answered({"QAQC"}, CheckPlace::Summary);
  visit.tap("precheck.change.B6b");
  visit.tap("precheck.item.B6c");
  visit.tap("precheck.next");
  visit.tap("precheck.finish");
  CHECK(visit.says("precheck.lack.B6c").empty());
  CHECK(visit.says("precheck.declared.B6c").find(visit.word("pre.unticked")) != std::string::npos);
}

TEST_CASE("T1.14 who leaves in the middle leaves nothing behind", "[precheck]") {
  for (const auto* way : {"nav.home", "nothing"}) {
    auto visit = having_answered({"COMM"}, CheckPlace::Summary);
    if (std::string{way} == "nav.home") visit.tap("nav.home");
    visit.wait(std::chrono::seconds{400});
    CHECK(visit.screen() == "home.attract");
    CHECK(visit.model().trail.empty());
    CHECK(visit.all<KeepRecord>().empty());
  }
}

TEST_CASE("T1.15 the record holds no name, no number of a person and nothing typed", "[precheck]") {
  auto visit = having_answered({"COMM"}, CheckPlace::Summary);
  visit.tap("precheck.finish");
  const auto records = visit.all<KeepRecord>();
  REQUIRE(records.size() == 1);
  CHECK(records[0].fact.chain == kiosk::records::Chain::Journal);
  CHECK(records[0].fact.kind == "precheck");
  const auto record = nlohmann::json::parse(records[0].fact.payload);
  CHECK(kiosk::records::is_well_formed(records[0].fact));  // of these members and no others
  for (const auto& [key, value] : record["answers"].items()) {
    CHECK((key == "questions" || key == "items"));
  }
  for (const auto& [key, value] : record["answers"]["questions"].items()) {
    CHECK((key == "scale" || key == "branch"));
  }
  for (const auto& answer : record["answers"]["items"]) {
    for (const auto& [key, value] : answer.items()) {
      CHECK((key == "item" || key == "state" || key == "sub" || key == "expiry"));
    }
  }
}

TEST_CASE("a small business that has it all is complete after every question", "[precheck]") {
  auto visit = at_branch("KECIL");
  visit.tap("precheck.option.COMM");
  visit.tap("precheck.option.QAQC");
  say_yes(visit);
  visit.tap("precheck.finish");
  CHECK(visit.title() == visit.word("pre.ok"));
  CHECK(result_of(visit).check.assessment.counted == 16);
  visit.tap("precheck.ticket");
  visit.tap("queue.priority.none");
  CHECK(visit.all<IssueTicket>().at(0).request.desk == "DAFTAR");
}

TEST_CASE("back leads through the questions in the other order and keeps every answer",
          "[precheck]") {
  auto visit = having_answered({"COMM"}, CheckPlace::Summary);
  const auto answers = check_of(visit).answers;
  std::vector<std::string> seen;
  while (visit.screen() != "precheck.intro") {
    visit.tap("nav.back");
    seen.push_back(check_of(visit).step);
  }
  CHECK(seen == std::vector<std::string>{"B5b", "B5a", "B4", "B3", "B2", "B1", "A5", "A4", "A3",
                                         "A2", "branch", "scale", ""});
  visit.tap("precheck.start");
  for (int i = 0; i < 40 && visit.screen() != "precheck.summary"; ++i) {
    visit.tap(visit.offers("precheck.next") ? "precheck.next" : "precheck.expiry.skip");
  }
  CHECK(visit.screen() == "precheck.summary");
  auto after = check_of(visit).answers;
  after["B5a"].expires = answers.at("B5a").expires;  // the one thing that was skipped
  CHECK(after == answers);
}

TEST_CASE("changing an answer asks again only what hangs on it", "[precheck]") {
  auto visit = having_answered({"QAQC"}, CheckPlace::Summary);
  visit.arrange().screen = [&] {
    auto state = check_of(visit);
    for (const auto* id : {"B5a", "B5b", "B5c", "B5d", "B5e"}) state.answers.erase(id);
    state.answers["B5b"].reply = kiosk::domain::Reply::Yes;  // B6b shares it
    return state;
  }();
  visit.tap("precheck.change.branch");
  visit.tap("precheck.option.COMM");
  visit.tap("precheck.next");
  CHECK(check_of(visit).step == "B5a");
  visit.tap("precheck.not_yet");
  CHECK(check_of(visit).step == "B5b");
  visit.tap("precheck.next");
  CHECK(visit.screen() == "precheck.summary");
  visit.tap("precheck.change.B1");
  visit.tap("precheck.not_yet");
  CHECK(visit.screen() == "precheck.summary");
  visit.tap("precheck.change.B1");
  visit.tap("nav.back");
  CHECK(visit.screen() == "precheck.summary");
}

TEST_CASE("the card of a service leads to its pre-check, and the information desk's does not",
          "[precheck]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.ticket");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  visit.tap("card.precheck");
  CHECK(visit.screen() == "precheck.intro");
  visit.tap("nav.back");
  CHECK(visit.screen() == "queue.card");
  visit.tap("nav.home");
  visit.tap("home.ticket");
  visit.tap("queue.unsure");
  CHECK_FALSE(visit.offers("card.precheck"));
}

TEST_CASE("a search for a pre-check leads to the pre-check", "[precheck]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.precheck");
  visit.tap("queue.search");
  visit.type("qa");
  visit.tap("search.show");
  visit.tap("queue.service.SP071");
  CHECK(visit.screen() == "precheck.intro");
}

TEST_CASE("whatever a visitor touches, the pre-check ends in a result and never in a dead end",
          "[precheck][random]") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::minstd_rand random{seed};
    auto visit = at_intro();
    INFO("seed " << seed);
    for (int i = 0; i < 400 && visit.screen() != "precheck.result"; ++i) {
      std::vector<std::string> controls;
      const auto tree = visit.tree();
      for (const auto* node : kiosk::ui::all_nodes(tree)) {
        const bool own = node->id.starts_with("precheck.") || node->id == "nav.back";
        if (own && kiosk::ui::is_control(node->role)) controls.push_back(node->id);
      }
      INFO(kiosk::app::describe(visit.model()));
      REQUIRE(controls.size() > 1);
      // Back as often as anything else would walk for ever.
      std::erase_if(controls, [&](const std::string& id) {
        return id == "nav.back" && (random() % 4 != 0 || visit.screen() == "precheck.intro");
      });
      visit.tap(controls[random() % controls.size()]);
    }
    const auto& check = result_of(visit).check;
    const auto& requirements = visit.model().content->services.front().requirements;
    CHECK(check.assessment.outcome ==
          kiosk::domain::outcome_of(requirements, check.assessment.items));
    CHECK(visit.all<KeepRecord>().size() == 1);
  }
}
