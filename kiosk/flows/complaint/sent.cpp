#include "kiosk/flows/complaint/sent.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/slip.h"
#include "kiosk/flows/ending.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

/// Asks the ledger when there is an identity to ask with; else waits for the next tick.
Outcome ask_ledger(const World& world, Sent state) {
  Outcome outcome;
  outcome.move = Move::Replace;
  if (ask(world, state.keeping, outcome, records::Chain::Voices)) {
    state.counted_from = promise_of(world, state.draft).counted_from;
    outcome.effects.emplace_back(messages::KeepComplaint{.id = state.keeping.id,
                                                         .header = header_of(world, state.draft),
                                                         .matter = matter_of(state.draft),
                                                         .identity = identity_of(state.draft),
                                                         .now = world.now});
  }
  outcome.screen = std::move(state);
  return outcome;
}

Outcome print_receipt(const World& world, Sent state) {
  state.paper.subject = state.keeping.id;
  std::vector<messages::Effect> effects;
  print(world, state.paper, receipt_slip(world, state), effects);
  return replace(std::move(state), std::move(effects));
}

Outcome on_kept(const World& world, Sent state, const messages::ComplaintKept& kept) {
  for (auto& entry : state.draft.entries) entry = {};
  state.draft.related.clear();
  state.number = kept.number;
  state.classification = kept.classification;
  state.due = kept.due;
  state.withdrawal_code = kept.withdrawal_code;
  state.received_at = world.now;
  return print_receipt(world, std::move(state));
}

Outcome on_tick(const World& world, const Sent& state) {
  if (state.keeping.is_open()) return stay();
  return end_in_time(world, std::max(state.keeping.since, state.paper.since),
                     state.paper.is_printed());
}

Outcome on_tap(const World& world, const Sent& state, const std::string& id) {
  if (id == "complaint.again" && state.keeping.is_refused()) return ask_ledger(world, state);
  if (id == "complaint.desk" && state.keeping.is_refused()) {
    return push(queue::PriorityQuestion{.desk = "ADUAN"});
  }
  if (id == "complaint.print" && state.paper.is_unproved() && may_print(world, state.paper)) {
    return print_receipt(world, state);
  }
  Outcome outcome;
  if (id == "complaint.done") outcome.move = Move::Leave;
  return outcome;
}

ui::ScreenTree waiting() {
  ui::ScreenTree tree{.name = "complaint.sent"};
  tree.title = title("complaint.title", ui::tr("cmp.sending"));
  tree.body = {text("complaint.wait", ui::tr("issuing.moment"))};
  return tree;
}

ui::ScreenTree refused() {
  ui::ScreenTree tree{.name = "complaint.sent", .style = ui::FrameStyle::Alert};
  tree.title = title("complaint.title", ui::tr("cmp.not_kept"));
  tree.body = {{.id = "complaint.refused",
                .role = ui::Role::Alert,
                .text = ui::tr("cmp.not_kept.why"),
                .icon = "warning"},
               text("complaint.refused.hint", ui::tr("cmp.not_kept.hint"))};
  tree.navigation = {button("complaint.desk", ui::tr("cmp.desk"), "ticket"),
                     primary("complaint.again", ui::tr("nav.retry"), "repeat")};
  return tree;
}

ui::Phrase thanks(const World& world, const Sent& state) {
  if (state.classification.kind == domain::ReportKind::Praise) return ui::tr("cmp.done.praise");
  if (state.classification.kind != domain::ReportKind::Complaint) {
    return ui::tr("cmp.done.s");
  }
  const auto number = domain::complaint_number_for_typing(state.number);
  if (!state.due) {
    return ui::tr(
        "cmp.done.days",
        {{"no", number}, {"n", std::to_string(world.complaint_rules().answer_working_days)}});
  }
  return ui::tr("cmp.done",
                {{"no", number}, {"date", domain::date_in_words(*state.due, world.language())}});
}

ui::ScreenTree kept(const World& world, const Sent& state) {
  ui::ScreenTree tree{.name = "complaint.sent"};
  tree.title = title("complaint.title", thanks(world, state));
  auto left = group("complaint.left", ui::Arrangement::Stack, {});
  left.children = {
      fact("complaint.number", ui::tr("cmp.number"),
           ui::literal(domain::complaint_number_for_typing(state.number)), "document"),
      fact("complaint.class", ui::tr("cmp.class"), phrase_of(state.classification.kind), "tag")};
  if (state.classification.reason != domain::ClassReason::Ok) {
    left.children.push_back(text("complaint.reason", phrase_of(state.classification.reason)));
  }
  auto code = fact("complaint.withdrawal", ui::tr("cmp.withdrawal"),
                   ui::literal(grouped(state.withdrawal_code.view())), "question");
  code.is_private = true;
  if (!state.withdrawal_code.empty()) left.children.push_back(std::move(code));
  left.children.push_back(paper_note("complaint.paper", state.paper));
  auto right = group("complaint.right", ui::Arrangement::Stack, {});
  if (auto text = receipt_code(world, state); !text.empty()) {
    right.children.push_back({.id = "complaint.qr",
                              .role = ui::Role::QrCode,
                              .text = ui::tr("cmp.qr"),
                              .value = std::move(text)});
  }
  tree.body = {
      group("complaint.receipt", ui::Arrangement::Columns, {std::move(left), std::move(right)})};
  if (state.paper.is_unproved() && may_print(world, state.paper)) {
    tree.navigation.push_back(button("complaint.print", ui::tr("issuing.print"), "printer"));
  }
  tree.navigation.push_back(primary("complaint.done", ui::tr("nav.done"), "check"));
  return tree;
}

}  // namespace

Outcome send(const World& world, const Draft& draft) {
  return ask_ledger(world, {.draft = draft});
}

Outcome update(const World& world, const Sent& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  auto next = state;
  const bool is_tick = holds_alternative<messages::Tick>(event);
  if (is_tick && state.keeping.phase == KeepPhase::Waiting && !world.voice_identities.empty()) {
    return ask_ledger(world, state);
  }
  if (follow(world, next.keeping, event)) {
    const auto* kept = get_if<messages::ComplaintKept>(&event);
    return kept != nullptr ? on_kept(world, std::move(next), *kept) : replace(std::move(next));
  }
  if (follow(world, next.paper, event)) return replace(std::move(next));
  if (is_tick) return on_tick(world, state);
  return stay();
}

ui::ScreenTree view(const World& world, const Sent& state) {
  if (state.keeping.is_refused()) return refused();
  return state.keeping.is_kept() ? kept(world, state) : waiting();
}

std::string Sent::describe() const {
  // Neither the number nor the identity: with the log's times they would tell who wrote it.
  return fmt::format("complaint.sent keeping={} paper={}/{} ", flows::describe(keeping),
                     flows::name_of(paper.phase), paper.job) +
         draft.describe();
}

}  // namespace kiosk::flows::complaint
