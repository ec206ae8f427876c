// Faces and the nine questions: what is stored, when thanks are said, and what is not tied to whom.

#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/flows/survey/story.h"
#include "tests/support/catch.h"

namespace domain = kiosk::domain;
using kiosk::messages::AskSpent;
using kiosk::messages::FacePressed;
using kiosk::messages::KeepRecord;
using kiosk::messages::RecordKept;
using kiosk::messages::RecordRefused;
using kiosk::messages::Scanned;
using kiosk::messages::SpentReported;
using kiosk::store::StoreError;
using nlohmann::json;
using tests::answer_all;
using tests::answer_nine;
using tests::at_the_questions;
using tests::last_record;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

domain::Scan invitation(const char* date) {
  return domain::Code{domain::SurveyInvitationCode{
      .kiosk = "K01", .date = *kiosk::parse_date(date), .number = {.group = 'A', .sequence = 12}}};
}

/// Figures around a comma, or one of the grades' letters in a line of its own.
bool has_value_or_grade(const std::string& text) {
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  for (auto at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
    const bool inside = at >= 2 && at + 1 < text.size();
    if (inside && is_figure(text[at - 2]) && is_figure(text[at - 1]) && is_figure(text[at + 1])) {
      return true;
    }
  }
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.size() == 1 && line[0] >= 'A' && line[0] <= 'D') return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a press on a face is stored, and thanks come only after it is", "[survey]") {
  Visit visit;
  visit.apply(FacePressed{.face = 4});
  CHECK(visit.title() == visit.word("srv.sending"));
  const auto record = last_record(visit);
  CHECK(record.fact.kind == "pulse");
  CHECK(record.fact.chain == kiosk::records::Chain::Voices);
  CHECK_FALSE(record.spends);
  visit.apply(RecordKept{.id = record.id});
  CHECK(visit.title() == visit.word("srv.thanks"));
  CHECK(visit.offers("survey.full"));
  CHECK_FALSE(visit.offers("survey.complain"));
}

TEST_CASE("a pulse tells the hour, the face and the language, and nothing else (P10)", "[survey]") {
  Visit visit;
  visit.apply(FacePressed{.face = 2});
  const auto payload = json::parse(last_record(visit).fact.payload);
  CHECK(payload["at"] == "2026-11-23T09:00:00+07:00");
  CHECK(payload["face"] == 2);
  CHECK(payload["lang"] == "id");
  CHECK(payload.size() == 6);  // and schema, id, kiosk
}

TEST_CASE("the two unhappy faces are also offered a complaint", "[survey]") {
  for (int face = 1; face <= 2; ++face) {
    Visit visit;
    visit.apply(FacePressed{.face = face});
    visit.apply(RecordKept{.id = last_record(visit).id});
    CHECK(visit.offers("survey.complain"));
  }
}

TEST_CASE("the neutral face is stored as no face, and is thanked for like the others", "[survey]") {
  Visit visit;
  visit.apply(FacePressed{.face = kiosk::messages::neutral_face});
  const auto record = last_record(visit);
  CHECK(json::parse(record.fact.payload)["face"].is_null());
  visit.apply(RecordKept{.id = record.id});
  CHECK(visit.title() == visit.word("srv.thanks"));
  CHECK_FALSE(visit.offers("survey.complain"));
}

TEST_CASE("the faces rest for five seconds after a press", "[survey]") {
  Visit visit;
  visit.apply(FacePressed{.face = 4});
  visit.apply(RecordKept{.id = last_record(visit).id});
  visit.wait(4s);
  visit.apply(FacePressed{.face = 1});
  CHECK(visit.all<KeepRecord>().size() == 1);
  visit.wait(2s);
  visit.apply(FacePressed{.face = 1});
  CHECK(visit.all<KeepRecord>().size() == 2);
}

TEST_CASE("a face pressed while somebody is at another errand changes nothing", "[survey]") {
  Visit visit;
  visit.go_to_priority();
  visit.apply(FacePressed{.face = 1});
  CHECK(visit.screen() == "queue.priority");
  CHECK(visit.all<KeepRecord>().empty());
}

TEST_CASE("a ticket rates once: its press spends a token that is not in the record", "[survey]") {
  Visit visit;
  visit.apply(
      Scanned{.scan = domain::Code{domain::TicketCode{.kiosk = "K01",
                                                      .date = *kiosk::parse_date("2026-11-23"),
                                                      .number = {.group = 'A', .sequence = 12}}}});
  visit.tap("receipt.rate");
  visit.tap("survey.face.2");
  const auto record = last_record(visit);
  REQUIRE(record.spends);
  CHECK(record.fact.payload.find(*record.spends) == std::string::npos);
  CHECK(record.fact.payload.find("A012") == std::string::npos);
  visit.apply(RecordRefused{.id = record.id, .error = StoreError::SpentAlready});
  CHECK(visit.title() == visit.word("srv.spent"));
}

TEST_CASE("nine answers, nothing chosen beforehand, and the record has all of them by name",
          "[survey]") {
  auto visit = at_the_questions();
  CHECK(visit.title() == "Pertanyaan 1 dari 9");
  const auto first = visit.tree();
  for (const auto* node : kiosk::ui::all_nodes(first)) {
    const bool chosen_tool = node->id.starts_with("tools.");
    CHECK((chosen_tool || node->emphasis != kiosk::ui::Emphasis::Selected));
  }
  visit.wait(40s);
  answer_all(visit, "3");
  CHECK(visit.screen() == "survey.summary");
  CHECK(visit.all<KeepRecord>().empty());
  visit.tap("survey.send");
  const auto record = last_record(visit);
  const auto payload = json::parse(record.fact.payload);
  CHECK(record.fact.kind == "survey");
  CHECK(payload["u"].size() == 9);
  CHECK(payload["u"]["complaints"] == 3);
  CHECK(payload["period"] == "2026-Q4");
  CHECK(payload["hour_slot"] == "08-12");
  CHECK(payload["service_code"] == "SP071");
  CHECK(payload["unit"] == "DPMPTSP");
  CHECK(payload["sex"].is_null());
  CHECK(payload["straight_lined"] == true);
  CHECK(payload["seconds"] == 40);
  CHECK(visit.title() == visit.word("srv.sending"));
  visit.apply(RecordKept{.id = record.id});
  CHECK(visit.title() == visit.word("srv.thanks"));
}

TEST_CASE("T4.2 an answer other than free about a free service keeps its score and is flagged",
          "[survey]") {
  auto visit = at_the_questions();
  answer_all(visit, "3");
  visit.tap("survey.send");
  const auto payload = json::parse(last_record(visit).fact.payload);
  CHECK(payload["u"]["fee"] == 3);
  CHECK(payload["fee_flag"] == true);
  auto free = at_the_questions();
  answer_all(free, "4");
  free.tap("survey.send");
  CHECK(json::parse(last_record(free).fact.payload)["fee_flag"] == false);
}

TEST_CASE("back goes one question back and loses no answer", "[survey]") {
  auto visit = at_the_questions();
  visit.tap("survey.answer.1");
  visit.tap("survey.answer.2");
  visit.tap("nav.back");
  visit.tap("nav.back");
  CHECK(visit.title() == "Pertanyaan 1 dari 9");
  const auto tree = visit.tree();
  CHECK(visit.node(tree, "survey.answer.1")->emphasis == kiosk::ui::Emphasis::Selected);
  visit.tap("survey.answer.4");
  const auto second = visit.tree();
  CHECK(visit.node(second, "survey.answer.2")->emphasis == kiosk::ui::Emphasis::Selected);
}

TEST_CASE("an answer can be changed from the summary, which then stands there again", "[survey]") {
  auto visit = at_the_questions();
  answer_all(visit, "3");
  visit.tap("survey.change.7");
  CHECK(visit.title() == "Pertanyaan 3 dari 9");
  visit.tap("survey.answer.1");
  CHECK(visit.screen() == "survey.summary");
  visit.tap("survey.change.9");
  visit.tap("nav.back");
  CHECK(visit.screen() == "survey.summary");
  visit.tap("survey.send");
  const auto payload = json::parse(last_record(visit).fact.payload);
  CHECK(payload["u"]["time"] == 1);
  CHECK(payload["straight_lined"] == false);
}

TEST_CASE("after nine answers a suggestion is asked for, and one touch goes past it", "[survey]") {
  auto visit = at_the_questions();
  answer_nine(visit, "3");
  CHECK(visit.screen() == "survey.suggestion");
  CHECK(visit.says("survey.take") == visit.word("srv.skip"));
  visit.tap("survey.take");
  CHECK(visit.screen() == "survey.summary");
  visit.tap("survey.send");
  const auto record = last_record(visit);
  CHECK(record.suggestion.empty());
  CHECK(json::parse(record.fact.payload)["suggestion"].is_null());
}

TEST_CASE("a suggestion goes beside the record, for sealing, and never into it (S06, P10)",
          "[survey]") {
  auto visit = at_the_questions();
  answer_nine(visit, "3");
  visit.write("Tambah kursi.");
  CHECK(visit.says("survey.take") == visit.word("nav.next"));
  visit.tap("survey.take");
  const auto summary = visit.tree();
  CHECK(visit.node(summary, "survey.change.14")->is_private);
  visit.tap("survey.send");
  const auto record = last_record(visit);
  CHECK(record.suggestion.view() == "Tambah kursi.");
  CHECK(record.fact.payload.find("kursi") == std::string::npos);
}

TEST_CASE("a suggestion can be changed from the summary and is kept on the way back", "[survey]") {
  auto visit = at_the_questions();
  answer_nine(visit, "3");
  visit.write("Tambah kursi.");
  visit.tap("nav.back");
  CHECK(visit.title() == "Pertanyaan 9 dari 9");
  visit.tap("survey.answer.4");
  visit.tap("survey.take");
  visit.tap("survey.change.14");
  for (int word = 0; word < 2; ++word) visit.tap("key.delete_word");
  visit.tap("survey.take");
  CHECK(visit.screen() == "survey.summary");
  visit.tap("survey.send");
  CHECK(last_record(visit).suggestion.empty());
}

TEST_CASE("a suggestion ends at five hundred characters", "[survey]") {
  auto visit = at_the_questions();
  answer_nine(visit, "3");
  for (int i = 0; i < 510; ++i) visit.tap("key.a");
  visit.tap("survey.take");
  visit.tap("survey.send");
  CHECK(last_record(visit).suggestion.size() == 500);
}

TEST_CASE("without keys to seal with no suggestion is asked for", "[survey]") {
  Visit visit;
  visit.arrange().settings.takes_reports = false;
  visit.tap("attract.start");
  visit.tap("home.survey");
  visit.tap("survey.full");
  visit.tap("survey.start");
  for (int i = 0; i < 5; ++i) visit.tap("survey.skip");
  answer_nine(visit, "4");
  CHECK(visit.screen() == "survey.summary");
  CHECK_FALSE(visit.offers("survey.change.14"));
  visit.tap("nav.back");
  CHECK(visit.title() == "Pertanyaan 9 dari 9");
}

TEST_CASE("an unfinished survey cannot be sent and stores nothing", "[survey]") {
  auto visit = at_the_questions();
  visit.tap("survey.answer.3");
  visit.apply(kiosk::messages::Tapped{.id = "survey.send", .value = {}});
  visit.tap("nav.home");
  CHECK(visit.all<KeepRecord>().empty());
}

TEST_CASE("the profile is stored by the codes of the official form", "[survey]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.survey");
  visit.tap("survey.full");
  visit.tap("survey.start");
  visit.tap("survey.skip");
  visit.tap("survey.answer.2");
  visit.tap("survey.answer.5");
  visit.tap("survey.answer.4");
  visit.tap("survey.answer.6");
  answer_all(visit, "4");
  visit.tap("survey.send");
  const auto payload = json::parse(last_record(visit).fact.payload);
  CHECK(payload["sex"] == "P");
  CHECK(payload["age"] == "66-99");
  CHECK(payload["education"] == "S1");
  CHECK(payload["job"] == "LAINNYA");
  CHECK(payload["service_code"].is_null());
}

TEST_CASE("an invitation opens the survey once on its day", "[survey]") {
  Visit visit;
  visit.apply(Scanned{.scan = invitation("2026-11-23")});
  CHECK(visit.screen() == "survey.intro");
  REQUIRE(visit.all<AskSpent>().size() == 1);
  visit.apply(SpentReported{.spent = true});
  CHECK(visit.title() == visit.word("srv.spent"));
  CHECK_FALSE(visit.offers("survey.start"));
  Visit old;
  old.apply(Scanned{.scan = invitation("2026-11-20")});
  CHECK(old.title() == old.word("scan.s.expired"));
}

TEST_CASE("an index would be seen by its value or by its grade", "[survey]") {
  CHECK(has_value_or_grade("IKM\nB"));
  CHECK(has_value_or_grade("nilai 82,50"));
}

TEST_CASE("T14.4 no index is shown that nobody published", "[survey]") {
  namespace info = kiosk::flows::info;
  Visit judging;
  judging.tap("attract.start");
  judging.tap("home.survey");
  Visit judged = at_the_questions();
  answer_all(judged, "3");
  judged.tap("survey.send");
  judged.keep();
  REQUIRE(judged.screen() == "survey.thanks");
  Visit reading;
  reading.arrange().screen =
      info::ComponentPage{.service = "SP071", .component = domain::Component::Evaluation};
  REQUIRE(reading.says("info.point.2").find("urvei") != std::string::npos);
  for (const auto* visit : {&judging, &judged, &reading}) {
    const auto text = visit->all_text();
    INFO(text);
    CHECK(text.find("IKM") == std::string::npos);
    CHECK(text.find("ndeks") == std::string::npos);
    CHECK_FALSE(has_value_or_grade(text));
  }
}

TEST_CASE("what is told of the model names no answer and no face (P10)", "[survey]") {
  auto one = at_the_questions();
  auto other = at_the_questions();
  one.tap("survey.answer.1");
  other.tap("survey.answer.4");
  CHECK(kiosk::app::describe(one.model()) == kiosk::app::describe(other.model()));
}

TEST_CASE("what is told of the model does not say whether something was suggested (P10)",
          "[survey]") {
  auto one = at_the_questions();
  auto other = at_the_questions();
  answer_nine(one, "3");
  answer_nine(other, "3");
  one.write("Tambah kursi.");
  for (auto* visit : {&one, &other}) visit->tap("survey.take");
  CHECK(kiosk::app::describe(one.model()) == kiosk::app::describe(other.model()));
}
