#include "kiosk/flows/complaint/sent.h"

#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/slip.h"
#include "kiosk/flows/ending.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

/// The ledger answers in milliseconds; later than this, something is wrong with the disk.
constexpr std::chrono::seconds ledger_limit{10};

/// Asks the ledger when there is an identity to ask with; else waits for the next tick.
Outcome ask(const World& world, Sent state) {
  const bool take_identity = state.id.is_nil();
  if (take_identity && world.voice_identities.empty()) {
    state.phase = SendPhase::Waiting;
    return replace(std::move(state));
  }
  if (take_identity) state.id = world.voice_identities.front();
  state.phase = SendPhase::Asked;
  state.since = world.steady;
  state.error.reset();
  state.counted_from = promise_of(world, state.draft).counted_from;
  messages::KeepComplaint effect{.id = state.id,
                                 .header = header_of(world, state.draft),
                                 .matter = matter_of(state.draft),
                                 .identity = identity_of(state.draft),
                                 .now = world.now};
  auto outcome = replace(std::move(state));
  outcome.voice_identity_used = take_identity;
  outcome.effects.emplace_back(std::move(effect));
  return outcome;
}

void print_receipt(const World& world, Sent& state, std::vector<messages::Effect>& effects) {
  state.paper.subject = state.id;
  print(state.paper, receipt_slip(world, state), effects);
}

Outcome on_kept(const World& world, Sent state, const messages::ComplaintKept& kept) {
  // It may come after we gave up waiting: the report is kept all the same.
  const bool open = state.phase == SendPhase::Asked || state.phase == SendPhase::Refused;
  if (kept.id != state.id || !open) return stay();
  for (auto& entry : state.draft.entries) entry = {};
  state.draft.related.clear();
  state.phase = SendPhase::Kept;
  state.number = kept.number;
  state.classification = kept.classification;
  state.due = kept.due;
  state.withdrawal_code = kept.withdrawal_code;
  state.received_at = world.now;
  state.since = world.steady;
  std::vector<messages::Effect> effects;
  print_receipt(world, state, effects);
  return replace(std::move(state), std::move(effects));
}

Outcome on_refused(const World& world, Sent state, store::StoreError error) {
  state.phase = SendPhase::Refused;
  state.error = error;
  state.since = world.steady;
  return replace(std::move(state));
}

Outcome on_tick(const World& world, const Sent& state) {
  const bool open = state.phase == SendPhase::Waiting || state.phase == SendPhase::Asked;
  if (open && world.steady - state.since > ledger_limit) {
    return on_refused(world, state, store::StoreError::Busy);
  }
  if (state.phase == SendPhase::Waiting) return ask(world, state);
  if (state.phase == SendPhase::Asked) return stay();
  const bool on_paper = state.phase == SendPhase::Kept && state.paper.phase == PaperPhase::Printed;
  return end_in_time(world, state.since, on_paper);
}

Outcome on_tap(const World& world, const Sent& state, const std::string& id) {
  if (id == "complaint.again" && state.phase == SendPhase::Refused) {
    auto again = state;
    again.since = world.steady;
    return ask(world, std::move(again));
  }
  if (id == "complaint.desk" && state.phase == SendPhase::Refused) {
    return push(queue::Priority{.desk = "ADUAN"});
  }
  const bool unprinted =
      state.paper.phase == PaperPhase::Failed || state.paper.phase == PaperPhase::Unknown;
  if (id == "complaint.print" && unprinted && may_print(world, state.paper)) {
    auto next = state;
    std::vector<messages::Effect> effects;
    print_receipt(world, next, effects);
    return replace(std::move(next), std::move(effects));
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
  const bool unprinted =
      state.paper.phase == PaperPhase::Failed || state.paper.phase == PaperPhase::Unknown;
  if (unprinted && may_print(world, state.paper)) {
    tree.navigation.push_back(button("complaint.print", ui::tr("issuing.print"), "printer"));
  }
  tree.navigation.push_back(primary("complaint.done", ui::tr("nav.done"), "check"));
  return tree;
}

}  // namespace

Outcome send(const World& world, const Draft& draft) {
  return ask(world, {.draft = draft, .since = world.steady});
}

Outcome update(const World& world, const Sent& state, const messages::Event& event) {
  if (const auto* tap = std::get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  if (const auto* answer = std::get_if<messages::ComplaintKept>(&event)) {
    return on_kept(world, state, *answer);
  }
  if (const auto* answer = std::get_if<messages::RecordRefused>(&event)) {
    const bool ours = answer->id == state.id && state.phase == SendPhase::Asked;
    return ours ? on_refused(world, state, answer->error) : stay();
  }
  if (std::holds_alternative<messages::Tick>(event)) return on_tick(world, state);
  auto next = state;
  if (!follow(next.paper, event)) return stay();
  next.since = world.steady;
  return replace(std::move(next));
}

ui::ScreenTree view(const World& world, const Sent& state) {
  switch (state.phase) {
    case SendPhase::Waiting:
    case SendPhase::Asked:
      return waiting();
    case SendPhase::Refused:
      return refused();
    case SendPhase::Kept:
      return kept(world, state);
  }
  return waiting();
}

std::string Sent::describe() const {
  // Neither the number nor the identity: with the log's times they would tell who wrote it.
  return fmt::format("complaint.sent phase={} error={} paper={}/{} ", static_cast<int>(phase),
                     error ? static_cast<int>(*error) : -1, flows::name_of(paper.phase),
                     paper.job) +
         draft.describe();
}

}  // namespace kiosk::flows::complaint
