#include "tests/support/sample_precheck.h"

#include <functional>

namespace tests {
namespace {

namespace app = kiosk::app;
namespace domain = kiosk::domain;
namespace flows = kiosk::flows;
using domain::Reply;
using flows::KeepPhase;
using flows::precheck::Check;
using flows::precheck::CheckPlace;
using flows::precheck::FromCode;

app::Model in_precheck(flows::Screen screen) {
  auto model = booted_model();
  model.trail = {flows::home::Errands{},
                 flows::queue::Agencies{.purpose = flows::queue::Purpose::PreCheck}};
  model.screen = std::move(screen);
  return model;
}

Check asking(CheckPlace place, const std::string& step = {}) {
  Check state{.service = "SP071", .place = place, .step = step};
  state.answers = all_yes({"COMM", "QAQC"});
  return state;
}

using Edit = std::function<void(domain::CheckAnswers&)>;

app::Model came_to(const Edit& edit, KeepPhase phase = KeepPhase::Kept,
                   flows::PaperPhase paper = flows::PaperPhase::None) {
  flows::precheck::Result state{.service = "SP071"};
  auto& check = state.check;
  check.id = kiosk::Uuid{{1, 2, 3}};
  check.answers = all_yes({"QAQC"});
  edit(check.answers);
  auto model = in_precheck(Check{});
  check.assessment = domain::assess(model.content->services.front().requirements, check.answers,
                                    *kiosk::parse_date("2026-11-23"));
  check.started_at = check.finished_at = model.now;
  check.kiosk = "K01";
  state.keeping = {.id = check.id, .phase = phase};
  state.paper = {.subject = check.id, .job = 1, .phase = paper};
  model.screen = state;
  model.trail.clear();
  return model;
}

void lacks_much(domain::CheckAnswers& answers) {
  answers["A2"].reply = Reply::NotYet;
  answers["B2"].chosen = {"struktur", "uraian_tugas"};
  answers["B3"].reply = Reply::Unknown;
  answers["B6a"].expires = kiosk::parse_date("2026-11-22");
  answers["A5"].reply = Reply::NotYet;
  answers["B6c"].reply = Reply::NotYet;
}

std::vector<SampleState> places() {
  auto untouched = asking(CheckPlace::Step, "scale");
  untouched.answers.clear();
  auto ticking = asking(CheckPlace::Step, "branch");
  ticking.answers["branch"].chosen = {"COMM"};
  auto late = asking(CheckPlace::Early, "scale");
  late.answers = {{"scale", {.reply = {}, .chosen = {"BESAR"}, .expires = {}}}};
  auto day = asking(CheckPlace::Day, "B5a");
  day.expiry = {.first_year = 2025, .year = 2028, .month = 12};
  auto month = day;
  month.place = CheckPlace::Month;
  auto year = day;
  year.place = CheckPlace::Year;
  return {
      {"precheck.intro", in_precheck(asking(CheckPlace::Intro))},
      {"precheck.question.scale", in_precheck(untouched)},
      {"precheck.question.branch", in_precheck(ticking)},
      {"precheck.question.reply", in_precheck(asking(CheckPlace::Step, "A2"))},
      {"precheck.question.options", in_precheck(asking(CheckPlace::Step, "A4"))},
      {"precheck.question.later", in_precheck(asking(CheckPlace::Step, "A5"))},
      {"precheck.question.parts", in_precheck(asking(CheckPlace::Step, "B2"))},
      {"precheck.question.note", in_precheck(asking(CheckPlace::Step, "B3"))},
      {"precheck.question.declarations", in_precheck(asking(CheckPlace::Step, "B5b"))},
      {"precheck.helper", in_precheck(asking(CheckPlace::Helper, "scale"))},
      {"precheck.expiry.year", in_precheck(year)},
      {"precheck.expiry.month", in_precheck(month)},
      {"precheck.expiry.day", in_precheck(day)},
      {"precheck.early", in_precheck(late)},
      {"precheck.summary", in_precheck(asking(CheckPlace::Summary))},
  };
}

}  // namespace

domain::CheckAnswers all_yes(const std::vector<std::string>& branches) {
  domain::CheckAnswers answers;
  answers["scale"].chosen = {"KECIL"};
  answers["branch"].chosen = branches;
  answers["A4"].chosen = {"DALAM_KI"};
  answers["B2"].chosen = {"struktur", "uraian_tugas", "pembagian_kewenangan"};
  for (const auto* id :
       {"A2", "A3", "A5", "B1", "B3", "B4", "B5a", "B5b", "B5c", "B5d", "B5e", "B6a", "B6c"}) {
    answers[id].reply = Reply::Yes;
  }
  answers["B5a"].expires = kiosk::parse_date("2028-12-31");
  return answers;
}

std::vector<SampleState> precheck_states() {
  auto states = places();
  auto no_printer = came_to(lacks_much);
  no_printer.health.printer.status = {.readiness = drivers::printer::Readiness::NotReady,
                                      .trouble = drivers::printer::Trouble::PaperOut};
  const auto nothing = [](domain::CheckAnswers&) {};
  const auto large = [](domain::CheckAnswers& answers) { answers["scale"].chosen = {"BESAR"}; };
  states.push_back({"precheck.result.complete", came_to(nothing)});
  states.push_back({"precheck.result.partial", came_to(lacks_much)});
  states.push_back({"precheck.result.not_eligible", came_to(large)});
  states.push_back({"precheck.result.refused", came_to(nothing, KeepPhase::Refused)});
  states.push_back(
      {"precheck.result.printed", came_to(nothing, KeepPhase::Kept, flows::PaperPhase::Printed)});
  states.push_back({"precheck.result.no_printer", std::move(no_printer)});
  states.push_back(
      {"precheck.from_code", in_precheck(FromCode{.service = "SP071",
                                                  .outcome = domain::PreCheckOutcome::Partial,
                                                  .missing = {"A2", "A3", "B6A"}})});
  states.push_back(
      {"precheck.from_code.unknown", in_precheck(FromCode{.service = "SP999", .missing = {}})});
  return states;
}

}  // namespace tests
