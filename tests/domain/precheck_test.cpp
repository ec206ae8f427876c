// The rules of component 1 of the standard, on the shipped service: every row of the domain rules'
// table, the truth table of 3.4 and its examples.

#include "kiosk/domain/precheck.h"

#include <algorithm>

#include "kiosk/domain/promise.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"
#include "tests/support/days.h"

using namespace kiosk::domain;
using Ids = std::vector<std::string>;
using tests::monday;

namespace {

const Content& content() {
  static const Content shipped = parse_content(test_support::read_content_files());
  return shipped;
}

const Requirements& standard() {
  return find_service(content(), "SP071")->requirements;
}

CheckAnswers all_yes(const std::string& scale, const Ids& branches) {
  CheckAnswers answers;
  answers["scale"].chosen = {scale};
  answers["branch"].chosen = branches;
  answers["A4"].chosen = {"DALAM_KI"};
  answers["B2"].chosen = {"struktur", "uraian_tugas", "pembagian_kewenangan"};
  for (const auto* id :
       {"A2", "A3", "A5", "B1", "B3", "B4", "B5a", "B5b", "B5c", "B5d", "B5e", "B6a", "B6c"}) {
    answers[id].reply = Reply::Yes;
  }
  return answers;
}

Assessment assessed(const CheckAnswers& answers) {
  return assess(standard(), answers, monday);
}

const ItemResult& result_of(const Assessment& assessment, const std::string& id) {
  const auto at = std::ranges::find(assessment.items, id, &ItemResult::item);
  REQUIRE(at != assessment.items.end());
  return *at;
}

/// Ids of the items that are asked, in order.
Ids asked(const CheckAnswers& answers) {
  Ids ids;
  for (const auto& step : steps_of(standard(), answers, monday)) {
    ids.insert(ids.end(), step.items.begin(), step.items.end());
  }
  return ids;
}

bool is_asked(const CheckAnswers& answers, const std::string& id) {
  return std::ranges::count(asked(answers), id) > 0;
}

Ids beginning_with(const Ids& ids, const std::string& start) {
  Ids found;
  std::ranges::copy_if(ids, std::back_inserter(found),
                       [&](const std::string& id) { return id.starts_with(start); });
  return found;
}

}  // namespace

TEST_CASE("T1.1 the five scales lead to met, unsuitable or ask an officer", "[precheck]") {
  const std::map<std::string, std::pair<ItemState, PreCheckOutcome>> expected{
      {"MIKRO", {ItemState::NotYet, PreCheckOutcome::NotEligible}},
      {"KECIL", {ItemState::Met, PreCheckOutcome::Complete}},
      {"MENENGAH", {ItemState::Met, PreCheckOutcome::Complete}},
      {"BESAR", {ItemState::NotYet, PreCheckOutcome::NotEligible}},
      {"TIDAK_TAHU", {ItemState::AskOfficer, PreCheckOutcome::Partial}}};
  for (const auto& [scale, wanted] : expected) {
    INFO(scale);
    const auto assessment = assessed(all_yes(scale, {"COMM"}));
    CHECK(result_of(assessment, "A1").state == wanted.first);
    CHECK(assessment.outcome == wanted.second);
  }
}

TEST_CASE("T1.2 without an account in SIINas the account is missing", "[precheck]") {
  auto answers = all_yes("KECIL", {"COMM"});
  answers["A2"].reply = Reply::NotYet;
  CHECK(assessed(answers).missing.front() == "A2");
}

TEST_CASE("T1.3 without the account its data are not asked for and count as not there",
          "[precheck]") {
  auto answers = all_yes("KECIL", {"COMM"});
  CHECK(is_asked(answers, "A3"));
  for (const auto reply : {Reply::NotYet, Reply::Unknown}) {
    answers["A2"].reply = reply;
    CHECK_FALSE(is_asked(answers, "A3"));
    const auto assessment = assessed(answers);
    CHECK(result_of(assessment, "A3").state == ItemState::NotYet);
    CHECK(result_of(assessment, "A3").needs == "A2");
    CHECK(assessment.missing == Ids{"A2", "A3"});
  }
}

TEST_CASE("T1.4 outside an industrial estate on an unknown basis is partial, never unsuitable",
          "[precheck]") {
  auto answers = all_yes("KECIL", {"COMM"});
  answers["A4"].chosen = {"LUAR_KI_SESUAI"};
  CHECK(assessed(answers).outcome == PreCheckOutcome::Complete);
  answers["A4"].chosen = {"LUAR_KI_TIDAK_TAHU"};
  CHECK(assessed(answers).outcome == PreCheckOutcome::Partial);
  CHECK(result_of(assessed(answers), "A4").state == ItemState::AskOfficer);
}

TEST_CASE("T1.5 the obligation after the licence never changes the outcome", "[precheck]") {
  auto answers = all_yes("KECIL", {"COMM"});
  answers["A5"].reply = Reply::NotYet;
  const auto assessment = assessed(answers);
  CHECK(assessment.outcome == PreCheckOutcome::Complete);
  CHECK(assessment.counted == 13);
  CHECK(assessment.missing.empty());
}

TEST_CASE("T1.6 each item of part B turns its own line of the list on and off", "[precheck]") {
  for (const auto* id : {"B1", "B3", "B4", "B5a", "B5b", "B5c", "B5d", "B5e", "B6a", "B6c"}) {
    auto answers = all_yes("MENENGAH", {"COMM", "QAQC"});
    answers[id].reply = Reply::NotYet;
    const auto missing = assessed(answers).missing;
    INFO(id);
    CHECK(std::ranges::count(missing, id) == 1);
    answers[id].reply = Reply::Yes;
    CHECK(assessed(answers).missing.empty());
  }
}

TEST_CASE("T1.7 two of three parts are not the whole, and the third is named", "[precheck]") {
  const Ids parts{"struktur", "uraian_tugas", "pembagian_kewenangan"};
  for (const auto& left_out : parts) {
    auto answers = all_yes("KECIL", {"QAQC"});
    std::erase(answers["B2"].chosen, left_out);
    const auto result = result_of(assessed(answers), "B2");
    CHECK(result.state == ItemState::NotYet);
    CHECK(result.missing_parts == Ids{left_out});
  }
  auto none = all_yes("KECIL", {"QAQC"});
  none["B2"].chosen.clear();
  CHECK(result_of(assessed(none), "B2").missing_parts == parts);
}

TEST_CASE("T1.9 commissioning asks five items of B5 and none of B6", "[precheck]") {
  const auto items = asked(all_yes("KECIL", {"COMM"}));
  CHECK(beginning_with(items, "B5") == Ids{"B5a", "B5b", "B5c", "B5d", "B5e"});
  CHECK(beginning_with(items, "B6").empty());
}

TEST_CASE("T1.9 quality assurance asks three items of B6 and none of B5", "[precheck]") {
  const auto items = asked(all_yes("KECIL", {"QAQC"}));
  CHECK(beginning_with(items, "B6") == Ids{"B6a", "B6b", "B6c"});
  CHECK(beginning_with(items, "B5").empty());
}

TEST_CASE("T1.9 both branches make eight items", "[precheck]") {
  const auto assessment = assessed(all_yes("KECIL", {"COMM", "QAQC"}));
  CHECK(std::ranges::count_if(assessment.items, [](const ItemResult& result) {
          return (result.item.starts_with("B5") || result.item.starts_with("B6")) &&
                 result.state != ItemState::NotApplicable;
        }) == 8);
}

TEST_CASE("T1.10 a certificate counts through its last day and no longer", "[precheck]") {
  for (const auto& [branch, item] : {std::pair{"COMM", "B5a"}, std::pair{"QAQC", "B6a"}}) {
    auto answers = all_yes("KECIL", {branch});
    answers[item].expires = monday;
    CHECK(assessed(answers).outcome == PreCheckOutcome::Complete);
    answers[item].expires = kiosk::add_days(monday, -1);
    const auto result = result_of(assessed(answers), item);
    CHECK(result.state == ItemState::NotYet);
    CHECK(result.expired);
    answers[item].expires.reset();  // the date may be skipped
    CHECK(assessed(answers).outcome == PreCheckOutcome::Complete);
  }
}

TEST_CASE("T1.11 what is understood is self-declared: its own kind, on one page", "[precheck]") {
  for (const auto& item : standard().items) {
    const bool declared = item.id.size() == 3 && item.id[2] != 'a';
    CHECK(is_declared(item) == declared);
  }
  const auto steps = steps_of(standard(), all_yes("KECIL", {"COMM", "QAQC"}), monday);
  const auto page = std::ranges::find(steps, "B5b", &CheckStep::id);
  REQUIRE(page != steps.end());
  CHECK(page->kind == StepKind::Declarations);
  CHECK(page->items == Ids{"B5b", "B5c", "B5d", "B5e"});
}

TEST_CASE("T1.12 the statement that both branches share is asked once and counts twice",
          "[precheck]") {
  auto answers = all_yes("KECIL", {"COMM", "QAQC"});
  CHECK_FALSE(is_asked(answers, "B6b"));
  CHECK(result_of(assessed(answers), "B6b").state == ItemState::Met);
  CHECK(result_of(assessed(answers), "B6b").served_by == "B5b");
  answers["B5b"].reply = Reply::NotYet;
  CHECK(assessed(answers).missing == Ids{"B5b", "B6b"});
  CHECK(assessed(answers).met == 14);
  // Given for one branch, it need not be given again for the other.
  answers["branch"].chosen = {"QAQC"};
  CHECK(is_asked(answers, "B6b"));
  CHECK(assessed(answers).missing == Ids{"B6b"});
}

TEST_CASE("T1.13 the truth table of the outcome holds for every kind of item and answer",
          "[precheck]") {
  const std::vector<ItemState> states{ItemState::Met, ItemState::NotYet, ItemState::AskOfficer,
                                      ItemState::NotApplicable};
  const auto lacks = [](ItemState state) {
    return state == ItemState::NotYet || state == ItemState::AskOfficer;
  };
  for (const auto eligibility : states) {
    for (const auto file : states) {
      for (const auto declared : states) {
        for (const auto later : states) {
          const std::vector<ItemResult> items{{"A1", eligibility, {}, {}, false, {}},
                                              {"A2", file, {}, {}, false, {}},
                                              {"B5b", declared, {}, {}, false, {}},
                                              {"A5", later, {}, {}, false, {}}};
          auto expected = PreCheckOutcome::Complete;
          if (lacks(file) || lacks(declared) || lacks(eligibility)) {
            expected = PreCheckOutcome::Partial;
          }
          if (eligibility == ItemState::NotYet) expected = PreCheckOutcome::NotEligible;
          CHECK(outcome_of(standard(), items) == expected);
        }
      }
    }
  }
}

TEST_CASE("T1.13 the worked examples (a) to (f) come out", "[precheck]") {
  const auto a = assessed(all_yes("KECIL", {"COMM"}));
  CHECK(a.outcome == PreCheckOutcome::Complete);
  CHECK(std::pair{a.met, a.counted} == std::pair{13, 13});

  auto answers = all_yes("MENENGAH", {"QAQC"});
  answers["B6a"].reply = Reply::NotYet;
  const auto b = assessed(answers);
  CHECK(b.outcome == PreCheckOutcome::Partial);
  CHECK(std::pair{b.met, b.counted} == std::pair{10, 11});
  CHECK(b.missing == Ids{"B6a"});

  answers["scale"].chosen = {"BESAR"};
  CHECK(assessed(answers).outcome == PreCheckOutcome::NotEligible);
  CHECK(assessed({{"scale", {{}, {"BESAR"}, {}}}}).outcome == PreCheckOutcome::NotEligible);

  const auto d = assessed(all_yes("TIDAK_TAHU", {"COMM"}));
  CHECK(d.outcome == PreCheckOutcome::Partial);
  CHECK(d.missing == Ids{"A1"});

  answers = all_yes("KECIL", {"COMM"});
  answers["A2"].reply = Reply::NotYet;
  CHECK(assessed(answers).missing == Ids{"A2", "A3"});

  answers = all_yes("KECIL", {"COMM"});
  answers["B5a"].expires = kiosk::add_days(monday, -1);
  CHECK(assessed(answers).outcome == PreCheckOutcome::Partial);
  CHECK(assessed(answers).missing == Ids{"B5a"});
}

TEST_CASE("T1.13 n of m counts 13, 11 and 16", "[precheck]") {
  CHECK(assessed(all_yes("KECIL", {"COMM"})).counted == 13);
  CHECK(assessed(all_yes("KECIL", {"QAQC"})).counted == 11);
  CHECK(assessed(all_yes("KECIL", {"COMM", "QAQC"})).counted == 16);
}

TEST_CASE("what is missing stands in the order of the standard", "[precheck]") {
  CheckAnswers answers;
  answers["scale"].chosen = {"TIDAK_TAHU"};
  answers["branch"].chosen = {"QAQC", "COMM"};
  answers["A4"].chosen = {"LUAR_KI_TIDAK_TAHU"};
  answers["B2"] = {};
  for (const auto* id : {"B6c", "B6a", "B5e", "B5d", "B5c", "B5b", "B5a", "B4", "B3", "B1", "A2"}) {
    answers[id].reply = Reply::NotYet;
  }
  const auto assessment = assessed(answers);
  CHECK(assessment.met == 0);
  CHECK(assessment.missing == Ids{"A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "B5a", "B5b",
                                  "B5c", "B5d", "B5e", "B6a", "B6b", "B6c"});
}

TEST_CASE("answering never adds a step, and nothing is open in the end", "[precheck]") {
  CheckAnswers answers;
  std::size_t before = 100;
  for (int i = 0; i < 30; ++i) {
    const auto steps = steps_of(standard(), answers, monday);
    CHECK(steps.size() <= before);
    before = steps.size();
    const auto open = std::ranges::find_if(
        steps, [&](const CheckStep& step) { return !is_answered(standard(), step, answers); });
    if (open == steps.end()) break;
    if (open->id == "scale") answers["scale"].chosen = {"KECIL"};
    if (open->id == "branch") answers["branch"].chosen = {"QAQC"};
    if (open->id == "A4") answers["A4"].chosen = {"DALAM_KI"};
    if (open->id == "B2") answers["B2"] = {};
    for (const auto& id : open->items) {
      answers[answer_key(standard(), *find_item(standard(), id))].reply = Reply::NotYet;
    }
  }
  for (const auto& result : assessed(answers).items) CHECK(result.state != ItemState::Open);
}

TEST_CASE("T3.1 a promise counts working days, and is absent beyond the calendar (T3.2)",
          "[precheck]") {
  const auto& service = *find_service(content(), "SP071");
  const auto due = [&](const char* at) {
    return due_on(service.time, content().holidays, content().office.hours,
                  kiosk::to_local(*kiosk::parse_instant(at), content().office.utc_offset));
  };
  CHECK(due("2026-11-20T09:00:00+07:00") == kiosk::parse_date("2026-12-01"));
  CHECK(due("2026-11-22T09:00:00+07:00") == kiosk::parse_date("2026-12-02"));
  CHECK(due("2026-12-24T09:00:00+07:00") == kiosk::parse_date("2027-01-08"));
  CHECK(due("2027-03-05T09:00:00+07:00") == kiosk::parse_date("2027-03-24"));
  CHECK(due("2027-12-21T09:00:00+07:00") == kiosk::parse_date("2027-12-31"));
  CHECK_FALSE(due("2027-12-22T09:00:00+07:00"));
  CHECK_FALSE(due("2030-01-01T09:00:00+07:00"));
}
