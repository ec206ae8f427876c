#include "kiosk/flows/staff/roll_change.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/asking.h"
#include "kiosk/flows/staff/printer_words.h"
#include "kiosk/flows/staff/test_slip.h"

namespace kiosk::flows::staff {
namespace {

ui::Phrase instruction(RollStep step) {
  switch (step) {
    case RollStep::Open:
      return ui::tr("roll.open");
    case RollStep::Insert:
      return ui::tr("roll.insert");
    case RollStep::Close:
      return ui::tr("roll.close");
    case RollStep::Test:
      return ui::tr("roll.test");
    case RollStep::Done:
      return ui::tr("roll.done");
  }
  return ui::tr("roll.test");
}

Outcome print_test(const World& world, RollChange next) {
  if (!may_print(world, next.paper) || world.identities.empty()) return stay();
  Outcome outcome;
  if (next.paper.subject.is_nil()) {
    next.paper.subject = world.identities.front();
    outcome.identity_used = true;
  }
  print(world, next.paper, test_slip(world), outcome.effects, slip_of(world, "roll_test"));
  outcome.move = Move::Replace;
  outcome.screen = std::move(next);
  return outcome;
}

Outcome on_tap(const World& world, RollChange next, const std::string& id) {
  if (id == "roll.next" && next.step < RollStep::Test) {
    next.step = static_cast<RollStep>(static_cast<int>(next.step) + 1);
    return replace(std::move(next));
  }
  if (id == "roll.print" && next.step == RollStep::Test) return print_test(world, std::move(next));
  if (id == "roll.record" && next.act.keeping.is_refused()) {
    return replace_asking(world, std::move(next));
  }
  return stay();
}

/// Only what the printer proved counts, and what counts is recorded first.
Outcome on_paper(const World& world, RollChange next) {
  Outcome outcome;
  if (next.paper.is_printed() && next.act.keeping.phase == KeepPhase::None) {
    next.act.action = "roll_changed";
    next.act.reason = "test_printed";
    ask(world, next.act, outcome);
  }
  outcome.move = Move::Replace;
  outcome.screen = std::move(next);
  return outcome;
}

}  // namespace

std::string RollChange::describe() const {
  return fmt::format("roll_change {} {} {} {} {}", static_cast<int>(step), to_string(paper.subject),
                     paper.job, static_cast<int>(paper.phase), staff::describe(act));
}

Outcome update(const World& world, const RollChange& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  auto next = state;
  if (follow(world, next.paper, event)) return on_paper(world, std::move(next));
  if (follow(world, next.act.keeping, event)) {
    const bool kept = next.act.keeping.is_kept();
    if (kept) next.step = RollStep::Done;
    auto outcome = replace(std::move(next));
    if (kept) outcome.order = Order::NewRoll;
    return outcome;
  }
  return stay();
}

ui::ScreenTree view(const World& world, const RollChange& state) {
  ui::ScreenTree tree{.name = "staff.roll_change"};
  tree.title = title("roll.title", instruction(state.step));
  if (state.step != RollStep::Done) {
    tree.body.push_back(text(
        "roll.step", ui::tr("roll.step", {{"i", std::to_string(static_cast<int>(state.step) + 1)},
                                          {"n", "4"}})));
    tree.body.push_back(
        fact("roll.printer", ui::tr("staff.printer"), printer_phrase(world), "printer"));
  }
  if (state.paper.phase != PaperPhase::None)
    tree.body.push_back(paper_note("roll.paper", state.paper));
  if (state.act.keeping.phase != KeepPhase::None)
    tree.body.push_back(act_note("roll.note", state.act));
  if (state.step < RollStep::Test) {
    tree.navigation = {primary("roll.next", ui::tr("roll.next"), "check")};
  } else if (state.step == RollStep::Test && state.act.keeping.is_refused()) {
    tree.navigation = {primary("roll.record", ui::tr("nav.retry"), "check")};
  } else if (state.step == RollStep::Test && state.act.keeping.phase == KeepPhase::None &&
             may_print(world, state.paper)) {
    tree.navigation = {primary("roll.print", ui::tr("roll.print"), "printer")};
  }
  return tree;
}

}  // namespace kiosk::flows::staff
