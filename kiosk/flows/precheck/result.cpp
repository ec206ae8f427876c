#include "kiosk/flows/precheck/result.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/precheck/slip.h"
#include "kiosk/flows/queue/opening.h"

namespace kiosk::flows::precheck {
namespace {

using ui::Node;

/// Keeps the record when there is an identity to keep it with.
Outcome keep(const World& world, Result state) {
  const auto* service = service_of(world, state.service);
  if (service == nullptr) return replace(std::move(state));
  Outcome outcome;
  outcome.move = Move::Replace;
  if (ask(world, state.keeping, outcome)) {
    state.check.id = state.keeping.id;
    state.paper.subject = state.keeping.id;
    outcome.effects.emplace_back(
        messages::KeepRecord{.id = state.keeping.id,
                             .fact = records::fact_of(state.check, *service, world.utc_offset()),
                             .now = world.now});
  }
  outcome.screen = std::move(state);
  return outcome;
}

Outcome on_tick(const World& world, const Result& state) {
  if (state.paper.phase == PaperPhase::Printing && world.steady - state.paper.since > paper_limit) {
    auto next = state;
    next.paper.phase = PaperPhase::Unknown;
    return replace(std::move(next));
  }
  const bool waits = state.keeping.phase == KeepPhase::Waiting;
  if (waits || is_unanswered(world, state.keeping)) return keep(world, state);
  return stay();
}

Outcome on_print(const World& world, const domain::Service& service, Result state) {
  if (!may_print(world, state.paper)) return stay();
  const auto advice = advice_of(world, service, state.check.assessment);
  std::vector<messages::Effect> effects;
  print(world, state.paper,
        checklist(world, service, advice, state.check.assessment.missing, state.check.finished_at),
        effects);
  return replace(std::move(state), std::move(effects));
}

Outcome on_tap(const World& world, const Result& state, const std::string& id) {
  const auto* service = service_of(world, state.service);
  if (service == nullptr) return stay();
  if (id == "precheck.print") return on_print(world, *service, state);
  if (id == "precheck.ticket") {
    // A ticket refers to nothing that may not be there.
    return take_ticket(world, *service, state.check.assessment.outcome,
                       state.keeping.is_kept() ? std::optional{state.check.id} : std::nullopt);
  }
  return stay();
}

/// About the record: nothing is said before it is known.
std::vector<Node> keeping_note(const Result& state) {
  if (state.keeping.is_kept()) {
    return {fact("precheck.kept", ui::tr("pre.kept"), {}, "check")};
  }
  if (state.keeping.is_refused()) {
    return {{.id = "precheck.kept",
             .role = ui::Role::Alert,
             .text = ui::tr("pre.refused"),
             .icon = "warning"}};
  }
  return {};
}

/// When there may be no paper, the code is on the screen to be photographed.
std::vector<Node> paper_part(const World& world, const domain::Service& service,
                             const Result& state) {
  std::vector<Node> nodes;
  const auto phase = state.paper.phase;
  if (phase != PaperPhase::None) nodes.push_back(paper_note("precheck.paper", state.paper));
  const bool no_paper =
      state.paper.is_unproved() || (phase == PaperPhase::None && !may_ask_printer(world.health));
  if (!no_paper) return nodes;
  if (phase == PaperPhase::None) {
    nodes.push_back({.id = "precheck.paper",
                     .role = ui::Role::Note,
                     .text = ui::tr("pre.no_printer"),
                     .icon = "printer"});
  }
  auto code = checklist_code(world, service, state.check.assessment.outcome,
                             state.check.assessment.missing, state.check.finished_at);
  if (!code.empty()) {
    nodes.push_back({.id = "precheck.qr",
                     .role = ui::Role::QrCode,
                     .text = ui::tr("pre.qr"),
                     .value = std::move(code)});
  }
  return nodes;
}

void add_marks(const char* id, ui::Phrase heading, const std::vector<CheckedLine>& marks,
               std::vector<Node>& body) {
  if (marks.empty()) return;
  auto label = text(id, std::move(heading));
  label.emphasis = ui::Emphasis::Primary;
  body.push_back(std::move(label));
  for (const auto& mark : marks) {
    // The box is for the eye alone: what is not ticked is also said.
    body.push_back(fact(std::string{id} + "." + mark.item, ui::literal(mark.text),
                        mark.ticked ? ui::Phrase{} : ui::tr("pre.unticked"),
                        mark.ticked ? "box_checked" : "box"));
    int number = 0;
    for (const auto& note : mark.notes) {
      body.push_back(text(fmt::format("{}.{}.note{}", id, mark.item, ++number), ui::literal(note)));
    }
  }
}

/// Some of the texts end with a full stop and some do not.
void append_sentence(std::string& text, const std::string& sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += text.ends_with('.') ? " " : ". ";
  text += sentence;
}

void add_lacking(const Advice& advice, std::vector<Node>& body) {
  if (advice.outcome == domain::PreCheckOutcome::NotEligible && !advice.lacking.empty()) {
    auto label = text("precheck.also", ui::tr("pre.also"));
    label.emphasis = ui::Emphasis::Primary;
    body.push_back(std::move(label));
  }
  Node list = group("precheck.lacking", ui::Arrangement::List, {});
  for (const auto& lack : advice.lacking) {
    std::string hints;
    append_sentence(hints, lack.why);
    append_sentence(hints, lack.where);
    for (const auto& note : lack.notes) append_sentence(hints, note);
    list.children.push_back({.id = "precheck.lack." + lack.item,
                             .role = ui::Role::Note,
                             .text = ui::literal(lack.text),
                             .detail = ui::literal(std::move(hints)),
                             .icon = "box",
                             .emphasis = ui::Emphasis::Quiet});
  }
  if (!list.children.empty()) body.push_back(std::move(list));
}

}  // namespace

std::string Result::describe() const {
  return fmt::format("precheck_result {} {} {} {} {} paper={}/{}/{} {}", service,
                     to_string(check.id), domain::name_of(check.assessment.outcome),
                     fmt::join(check.assessment.missing, "-"), flows::describe(keeping),
                     name_of(paper.phase), paper.job, to_string(paper.subject),
                     check.finished_at.time_since_epoch().count());
}

Outcome start_result(const World& world, const std::string& code, domain::CheckAnswers answers,
                     Instant started_at) {
  const auto* service = service_of(world, code);
  if (service == nullptr) return stay();
  Result state{.service = code};
  state.check.assessment = domain::assess(service->requirements, answers, world.local().date);
  state.check.answers = std::move(answers);
  state.check.started_at = started_at;
  state.check.finished_at = world.now;
  state.check.kiosk = world.settings.kiosk;
  return keep(world, std::move(state));
}

Outcome take_ticket(const World& world, const domain::Service& service,
                    domain::PreCheckOutcome outcome, std::optional<Uuid> precheck) {
  const auto& desk = desk_of(service, outcome);
  if (queue::decide(world, service.code, desk).verdict != domain::IssueVerdict::Open) {
    return push(queue::Closed{.service = service.code, .desk = desk});
  }
  return push(queue::PriorityQuestion{.service = service.code, .desk = desk, .precheck = precheck});
}

std::vector<Node> advice_body(const Advice& advice) {
  std::vector<Node> body{{.id = "precheck.no_decision",
                          .role = ui::Role::Note,
                          .text = ui::tr("pre.not_decision"),
                          .icon = "info"}};
  add_lacking(advice, body);
  if (!advice.due.empty()) {
    body.push_back(fact("precheck.due", ui::literal(advice.due), {}, "clock"));
  }
  auto place = advice.desk_place.empty() ? ui::Phrase{} : ui::literal(advice.desk_place);
  body.push_back(fact("precheck.desk", ui::tr("pre.slip.go_to", {{"desk", advice.desk_name}}),
                      std::move(place), "person"));
  if (advice.free) {
    body.push_back(fact("precheck.free", ui::tr("free"), {}, "free"));
  }
  add_marks("precheck.declared", ui::tr("pre.declared"), advice.declared, body);
  // Who has acknowledged an obligation need not be reminded of it at once.
  std::vector<CheckedLine> reminders;
  std::ranges::copy_if(advice.reminders, std::back_inserter(reminders),
                       [](const CheckedLine& mark) { return !mark.ticked; });
  add_marks("precheck.reminder", ui::tr("pre.reminder"), reminders, body);
  add_marks("precheck.met", ui::tr("pre.met"), advice.met, body);
  return body;
}

Outcome update(const World& world, const Result& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  if (holds_alternative<messages::Tick>(event)) return on_tick(world, state);
  auto next = state;
  const bool followed = follow(world, next.paper, event) || follow(world, next.keeping, event);
  return followed ? replace(std::move(next)) : stay();
}

ui::ScreenTree view(const World& world, const Result& state) {
  ui::ScreenTree tree{.name = "precheck.result"};
  const auto* service = service_of(world, state.service);
  if (service == nullptr) {
    tree.title = title("precheck.title", ui::tr("tile.precheck"));
    tree.body = {text("precheck.loading", ui::tr("desk.precheck"))};
    return tree;
  }
  const auto advice = advice_of(world, *service, state.check.assessment);
  tree.title = title("precheck.title", ui::literal(advice.headline));
  for (auto& node : paper_part(world, *service, state)) tree.body.push_back(std::move(node));
  for (auto& node : advice_body(advice)) tree.body.push_back(std::move(node));
  for (auto& node : keeping_note(state)) tree.body.push_back(std::move(node));
  if (may_print(world, state.paper) && !state.paper.is_printed()) {
    tree.navigation = {button("precheck.print", ui::tr("pre.print"), "printer")};
  }
  tree.navigation.push_back(primary("precheck.ticket", ui::tr("tile.ticket"), "ticket"));
  return tree;
}

}  // namespace kiosk::flows::precheck
