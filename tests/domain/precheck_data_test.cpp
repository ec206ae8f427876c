// The pre-check is driven by data alone: a made-up service with three sizes, conditions on several
// questions, dependencies on dependencies and other branches needs no line of code.

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include <nlohmann/json.hpp>

#include "kiosk/domain/precheck.h"
#include "kiosk/records/precheck.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"
#include "tests/support/days.h"

using namespace kiosk::domain;
using nlohmann::ordered_json;
using Ids = std::vector<std::string>;
using tests::monday;

namespace {

ordered_json made_up_requirements() {
  return ordered_json::parse(std::ifstream("tests/data/precheck/requirements.json"));
}

Content content_with(const ordered_json& requirements) {
  auto files = test_support::read_content_files();
  auto service = ordered_json::parse(files.texts.at("services/SP071.json"));
  service["requirements"] = requirements;
  files.texts.at("services/SP071.json") = service.dump(2);
  return parse_content(files);
}

const Service& made_up() {
  static const Content content = content_with(made_up_requirements());
  REQUIRE(is_clean(content));
  return content.services.front();
}

const Service& shipped() {
  static const Content content = parse_content(test_support::read_content_files());
  return content.services.front();
}

Ids step_ids(const CheckAnswers& answers) {
  Ids ids;
  for (const auto& step : steps_of(made_up().requirements, answers, monday)) ids.push_back(step.id);
  return ids;
}

CheckAnswers sized(const std::string& size, const Ids& places) {
  return {{"size", {{}, {size}, {}}}, {"place", {{}, places, {}}}};
}

ItemResult result_of(const CheckAnswers& answers, const std::string& id) {
  const auto assessment = assess(made_up().requirements, answers, monday);
  return *std::ranges::find(assessment.items, id, &ItemResult::item);
}

std::string refusal(const std::string& item, const std::string& key, const ordered_json& value) {
  auto requirements = made_up_requirements();
  for (auto& one : requirements["items"]) {
    if (one["id"] == item) one[key] = value;
  }
  const auto content = content_with(requirements);
  return content.services.empty() && !content.findings.empty() ? content.findings[0].message : "";
}

/// Answers one open step with anything that the data offer; every fourth visitor has it all.
class Visitor {
 public:
  explicit Visitor(unsigned seed) : random_(seed), has_all_(seed % 8 < 2) {}

  CheckAnswers answer_all(const Requirements& requirements) {
    CheckAnswers answers;
    for (int i = 0; i < 100; ++i) {
      const auto steps = steps_of(requirements, answers, monday);
      const auto open = std::ranges::find_if(
          steps, [&](const CheckStep& step) { return !is_answered(requirements, step, answers); });
      if (open == steps.end()) return answers;
      answer(requirements, *open, answers);
    }
    FAIL("a pre-check without end");
    return answers;
  }

 private:
  unsigned pick(std::size_t below) { return static_cast<unsigned>(random_() % below); }
  unsigned pick_answer(std::size_t below) { return has_all_ ? 0 : pick(below); }

  void answer(const Requirements& requirements, const CheckStep& step, CheckAnswers& answers) {
    if (const auto* question = find_question(requirements, step.id)) {
      auto& chosen = answers[question->id].chosen;
      const auto most = question->type == QuestionType::Multiple ? question->options.size() : 1;
      const auto start = pick(question->options.size());
      const auto least = static_cast<std::size_t>(question->at_least);
      const auto count = std::min(most, least + pick(question->options.size()));
      for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(question->options[(start + i) % question->options.size()].id);
      }
      return;
    }
    for (const auto& id : step.items) {
      const auto& item = *find_item(requirements, id);
      auto& answer = answers[answer_key(requirements, item)];
      if (!item.options.empty())
        answer.chosen = {item.options[pick_answer(item.options.size())].id};
      for (const auto& part : item.parts) {
        if (pick_answer(2) == 0) answer.chosen.push_back(part.id);
      }
      answer.reply = static_cast<Reply>(pick_answer(3));
      if (item.has_expiry && !has_all_ && pick(2) == 0) {
        answer.expires = kiosk::add_days(monday, static_cast<int>(pick(5)) - 2);
      }
    }
  }

  std::minstd_rand random_;
  bool has_all_;
};

/// The states as a reader of the record finds them.
std::vector<ItemResult> states_of(const ordered_json& record) {
  static const std::map<std::string, ItemState> names{{"YA", ItemState::Met},
                                                      {"PAHAM", ItemState::Met},
                                                      {"BELUM", ItemState::NotYet},
                                                      {"TANYA_PETUGAS", ItemState::AskOfficer},
                                                      {"TIDAK_BERLAKU", ItemState::NotApplicable}};
  std::vector<ItemResult> results;
  for (const auto& answer : record["answers"]["items"]) {
    results.push_back({.item = answer["item"],
                       .state = names.at(answer["state"]),
                       .needs = {},
                       .missing_parts = {},
                       .served_by = {}});
  }
  return results;
}

ordered_json record_of(const Service& service, const CheckAnswers& answers) {
  kiosk::records::PreCheck check{.id = kiosk::Uuid{{9}},
                                 .answers = answers,
                                 .assessment = assess(service.requirements, answers, monday),
                                 .started_at = *kiosk::parse_instant("2026-11-23T09:10:00+07:00"),
                                 .finished_at = *kiosk::parse_instant("2026-11-23T09:12:30+07:00"),
                                 .kiosk = "K01"};
  return ordered_json::parse(
      kiosk::records::fact_of(check, service, kiosk::UtcOffset{420}).payload);
}

}  // namespace

TEST_CASE("a made-up service is asked by its own data", "[precheck][data]") {
  CHECK(step_ids(sized("LOW", {"EAST", "SOUTH"})) ==
        Ids{"size", "place", "A1", "A2", "A3", "C2", "D1"});
  CHECK(step_ids(sized("MID", {"NORTH", "EAST"})) ==
        Ids{"size", "place", "A1", "A2", "A3", "B1", "B2", "B3", "C1", "D1"});
  CHECK(step_ids(sized("MID", {"EAST", "SOUTH"})) ==
        Ids{"size", "place", "A1", "A2", "A3", "B1", "C2", "D1"});
}

TEST_CASE("three sizes: met, met, unsuitable, and unsure", "[precheck][data]") {
  CHECK(result_of(sized("LOW", {}), "SIZE1").state == ItemState::Met);
  CHECK(result_of(sized("MID", {}), "SIZE1").state == ItemState::Met);
  CHECK(result_of(sized("HIGH", {}), "SIZE1").state == ItemState::NotYet);
  CHECK(result_of(sized("UNSURE", {}), "SIZE1").state == ItemState::AskOfficer);
  CHECK(is_unsure(made_up().requirements, "size", "UNSURE"));
  CHECK_FALSE(is_unsure(made_up().requirements, "size", "LOW"));
}

TEST_CASE("an item of one size applies to that size alone", "[precheck][data]") {
  for (const auto* size : {"LOW", "HIGH", "UNSURE"}) {
    CHECK(result_of(sized(size, {"NORTH"}), "B1").state == ItemState::NotApplicable);
  }
  CHECK(result_of(sized("MID", {"NORTH"}), "B1").state == ItemState::Open);
}

TEST_CASE("several conditions must all hold", "[precheck][data]") {
  CHECK(result_of(sized("MID", {"EAST"}), "B2").state == ItemState::NotApplicable);
  CHECK(result_of(sized("LOW", {"NORTH"}), "B2").state == ItemState::NotApplicable);
  CHECK(result_of(sized("MID", {"NORTH"}), "B2").state == ItemState::Open);
}

TEST_CASE("what depends on what depends is not asked, and names what it waits for",
          "[precheck][data]") {
  auto answers = sized("LOW", {"EAST", "SOUTH"});
  answers["A1"].reply = Reply::NotYet;
  CHECK(step_ids(answers) == Ids{"size", "place", "A1", "C2", "D1"});
  CHECK(result_of(answers, "A2").needs == "A1");
  CHECK(result_of(answers, "A3").needs == "A2");
  CHECK(result_of(answers, "A3").state == ItemState::NotYet);
}

TEST_CASE("an expired document stops what depends on it", "[precheck][data]") {
  auto requirements = made_up_requirements();
  requirements["items"].push_back({{"id", "A4"},
                                   {"heading", "A"},
                                   {"part", "UMUM"},
                                   {"kind", "fact"},
                                   {"blocking", "FILE"},
                                   {"text", {{"id", "Sesudah dokumen"}}},
                                   {"depends_on", "A3"}});
  const auto content = content_with(requirements);
  REQUIRE(is_clean(content));
  auto answers = sized("LOW", {"EAST", "SOUTH"});
  for (const auto* id : {"A1", "A2", "A3"}) answers[id].reply = Reply::Yes;
  answers["A3"].expires = kiosk::add_days(monday, -1);
  const auto steps = steps_of(content.services[0].requirements, answers, monday);
  CHECK(std::ranges::count(steps, "A4", &CheckStep::id) == 0);
}

TEST_CASE("own options decide, and other items may hang on them", "[precheck][data]") {
  auto answers = sized("MID", {"NORTH", "EAST"});
  const std::map<std::string, std::pair<ItemState, ItemState>> expected{
      {"GOOD", {ItemState::Met, ItemState::NotApplicable}},
      {"FAIR", {ItemState::AskOfficer, ItemState::Open}},
      {"POOR", {ItemState::NotYet, ItemState::NotApplicable}}};
  for (const auto& [option, states] : expected) {
    answers["B2"].chosen = {option};
    INFO(option);
    CHECK(result_of(answers, "B2").state == states.first);
    CHECK(result_of(answers, "B3").state == states.second);
  }
  // An old answer to what no longer applies counts for nothing.
  answers["B2"].chosen = {"FAIR"};
  answers["size"].chosen = {"LOW"};
  CHECK(result_of(answers, "B3").state == ItemState::NotApplicable);
}

TEST_CASE("one answer serves a chain of items, and stays when the first no longer applies",
          "[precheck][data]") {
  auto answers = sized("LOW", {"NORTH", "EAST", "SOUTH"});
  answers["C1"].reply = Reply::Yes;
  for (const auto* id : {"C2", "C3"}) {
    CHECK(result_of(answers, id).state == ItemState::Met);
    CHECK(result_of(answers, id).served_by == "C1");
  }
  answers["place"].chosen = {"EAST", "SOUTH"};
  CHECK(result_of(answers, "C1").state == ItemState::NotApplicable);
  CHECK(result_of(answers, "C2").state == ItemState::Met);
  CHECK(result_of(answers, "C3").served_by == "C2");
}

TEST_CASE("a question that wants two is answered by two", "[precheck][data]") {
  const auto& requirements = made_up().requirements;
  const CheckStep step{.kind = StepKind::Question, .id = "place", .items = {}};
  CHECK_FALSE(is_answered(requirements, step, sized("LOW", {})));
  CHECK_FALSE(is_answered(requirements, step, sized("LOW", {"NORTH"})));
  CHECK(is_answered(requirements, step, sized("LOW", {"NORTH", "EAST"})));
}

TEST_CASE("data that cannot be asked are refused", "[precheck][data]") {
  CHECK(refusal("B2", "sub", {{{"id", "x"}, {"text", {{"id", "x"}}}}}).contains("both"));
  CHECK(refusal("A2", "same_as", "B2").contains("other \"options\""));
  CHECK(refusal("B2", "depends_on", "B3").contains("waits for itself"));
  // A circle by way of what makes an item met.
  auto requirements = made_up_requirements();
  requirements["items"][0]["ok_if"] = {{"B2", {"GOOD"}}};
  requirements["items"][0].erase("unknown_if");
  for (auto& one : requirements["items"]) {
    if (one["id"] == "B2") one["depends_on"] = "SIZE1";
  }
  CHECK(content_with(requirements).services.empty());
  auto reserved = made_up_requirements();
  reserved["questions"][0]["id"] = "outcome";
  CHECK(content_with(reserved).services.empty());
}

TEST_CASE("whatever visitors answer, the outcome can be worked out again from the record",
          "[precheck][data][random]") {
  int outcomes[3] = {};
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const auto& service = seed % 2 == 0 ? shipped() : made_up();
    const auto answers = Visitor{seed}.answer_all(service.requirements);
    const auto assessment = assess(service.requirements, answers, monday);
    INFO("seed " << seed);
    ++outcomes[static_cast<int>(assessment.outcome)];
    for (const auto& result : assessment.items) REQUIRE(result.state != ItemState::Open);
    CHECK(assessment.met + static_cast<int>(assessment.missing.size()) == assessment.counted);
    const auto record = record_of(service, answers);
    CHECK(record["outcome"] == name_of(outcome_of(service.requirements, states_of(record))));
    CHECK(record["missing"].get<Ids>() == assessment.missing);
  }
  for (const int count : outcomes) CHECK(count > 0);
}

TEST_CASE("the record has the members of the data dictionary and no others", "[precheck]") {
  CheckAnswers answers{{"scale", {{}, {"KECIL"}, {}}},
                       {"branch", {{}, {"QAQC"}, {}}},
                       {"A4", {{}, {"LUAR_KI_TIDAK_TAHU"}, {}}},
                       {"B2", {{}, {"struktur"}, {}}}};
  for (const auto* id : {"A2", "A3", "A5", "B1", "B3", "B4", "B5b", "B6a", "B6c"}) {
    answers[id].reply = Reply::Yes;
  }
  answers["B6a"].expires = kiosk::parse_date("2028-12-31");
  const auto record = record_of(shipped(), answers);
  Ids members;
  for (const auto& [key, value] : record.items()) members.push_back(key);
  CHECK(members == Ids{"schema", "id", "service_code", "service_rev", "answers", "outcome",
                       "missing", "started_at", "finished_at", "kiosk"});
  CHECK(record["service_rev"] == shipped().digest);
  CHECK(record["answers"]["questions"] ==
        ordered_json{{"scale", "KECIL"}, {"branch", ordered_json::array({"QAQC"})}});
  CHECK(record["answers"]["items"].size() == 17);
  CHECK(record["answers"]["items"][3] ==
        ordered_json{{"item", "A4"}, {"state", "TANYA_PETUGAS"}, {"sub", {"LUAR_KI_TIDAK_TAHU"}}});
  CHECK(record["answers"]["items"][4] == ordered_json{{"item", "A5"}, {"state", "PAHAM"}});
  CHECK(record["answers"]["items"][9] == ordered_json{{"item", "B5a"}, {"state", "TIDAK_BERLAKU"}});
  CHECK(record["answers"]["items"][14] ==
        ordered_json{{"item", "B6a"}, {"state", "YA"}, {"expiry", "2028-12-31"}});
  CHECK(record["outcome"] == "SEBAGIAN");
  CHECK(record["missing"] == ordered_json::array({"A4", "B2"}));
  CHECK(record["started_at"] == "2026-11-23T09:10:00+07:00");
}
