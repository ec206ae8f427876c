#include "kiosk/flows/complaint/write.h"

#include <fmt/format.h>

#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

ui::Phrase question_of(const Write& state) {
  const bool complaint = state.draft.requested == domain::ReportKind::Complaint;
  switch (state.field) {
    case Field::Description:
      return complaint ? ui::tr("cmp.desc") : ui::tr("cmp.desc.suggestion");
    case Field::Loss:
      return ui::tr("cmp.ask.loss");
    case Field::Request:
      return ui::tr("cmp.ask.request");
    case Field::Name:
      return ui::tr("cmp.ask.name");
    case Field::Phone:
      return ui::tr("cmp.ask.phone");
    case Field::Email:
      return ui::tr("cmp.ask.email");
    case Field::Address:
      return ui::tr("cmp.ask.address");
    case Field::OnBehalfOf:
      return ui::tr("cmp.ask.on_behalf_of");
  }
  return {};
}

ui::Phrase refusal_of(const Write& state) {
  switch (state.field) {
    case Field::Name:
      return ui::tr("cmp.bad.name");
    case Field::Phone:
      return wants_messages(state.draft) ? ui::tr("cmp.bad.mobile") : ui::tr("cmp.bad.phone");
    case Field::Email:
      return ui::tr("cmp.bad.email");
    case Field::Address:
      return ui::tr("cmp.bad.address");
    case Field::Description:
    case Field::Loss:
    case Field::Request:
    case Field::OnBehalfOf:
      return ui::tr("cmp.bad.empty");
  }
  return ui::tr("cmp.bad.empty");
}

ui::Phrase question_of_doubt(Field field) {
  if (field == Field::Phone) return ui::tr("cmp.sure.landline");
  return field == Field::Email ? ui::tr("cmp.sure.email") : ui::tr("cmp.sure.name");
}

ui::Phrase hint_of(const Write& state) {
  const bool complaint = state.draft.requested == domain::ReportKind::Complaint;
  if (state.field == Field::Description && complaint) {
    return ui::tr("cmp.desc.hint", {{"n", std::to_string(domain::least_description)}});
  }
  if (state.field == Field::Phone) {
    return wants_messages(state.draft) ? ui::tr("cmp.mobile.hint") : ui::tr("cmp.phone.hint");
  }
  if (may_be_empty(state.draft, state.field)) return ui::tr("cmp.may_skip");
  return {};
}

/// The text is taken over; what it amounts to came with the tap.
Outcome accept(const Write& state, TextVerdict verdict) {
  auto next = state;
  const bool empty = verdict == TextVerdict::Empty;
  if (verdict == TextVerdict::Refused || (empty && !may_be_empty(state.draft, state.field))) {
    next.refused = true;
    return replace(std::move(next));
  }
  if (verdict == TextVerdict::Doubtful && !state.asked) {
    next.asked = true;
    return replace(std::move(next));
  }
  auto& entry = next.draft.of(state.field);
  entry.accepted = empty ? PrivateText{} : entry.typing.text;
  entry.typing.before_deletion = {};
  entry.verdict = verdict == TextVerdict::Doubtful ? TextVerdict::Good : verdict;
  // Messages do not reach a landline: who keeps it is called, as the question has said.
  const bool landline = state.field == Field::Phone && verdict == TextVerdict::Doubtful;
  if (landline) next.draft.notify = domain::NotifyBy::Phone;
  next.refused = false;
  next.asked = false;
  if (state.editing) return back_with(std::move(next));
  return push(after(next.draft, state.field));
}

}  // namespace

Outcome update(const World&, const Write& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id.starts_with("key.")) {
    auto next = state;
    auto& typing = next.draft.of(state.field).typing;
    typing = ui::press(typing, tap->value, style_of(state.field), longest(state.field));
    next.refused = false;
    next.asked = false;
    return replace(std::move(next));
  }
  if (tap->id == "complaint.take") {
    return accept(state, parse_verdict(tap->value).value_or(TextVerdict::Refused));
  }
  if (tap->id == "complaint.anonymous" && state.field == Field::Name && !state.editing) {
    auto draft = state.draft;
    draft.privacy = Privacy::Anonymous;
    return push(Summary{.draft = draft});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Write& state) {
  ui::ScreenTree tree{.name = "complaint.write"};
  tree.title = title("complaint.title", question_of(state));
  const auto& typing = state.draft.of(state.field).typing;
  const auto text = typing.text.view();
  for (auto& node : ui::entry_nodes("complaint.field", typing, style_of(state.field),
                                    world.language(), ui::tr("cmp.nothing_typed"))) {
    tree.body.push_back(std::move(node));
  }
  // Below the keys, which keep their place when it comes and goes.
  if (state.refused || state.asked) {
    tree.body.push_back({.id = state.refused ? "complaint.refused" : "complaint.asked",
                         .role = ui::Role::Note,
                         .text = state.refused ? refusal_of(state) : question_of_doubt(state.field),
                         .icon = "info"});
  } else if (state.field == Field::Description && domain::holds_sixteen_digits(text)) {
    tree.body.push_back({.id = "complaint.nik",
                         .role = ui::Role::Note,
                         .text = ui::tr("cmp.nik"),
                         .icon = "warning"});
  } else if (auto hint = hint_of(state); !hint.empty()) {
    tree.body.push_back(flows::text("complaint.hint", std::move(hint)));
  }
  if (state.field == Field::Name && !state.editing) {
    tree.navigation.push_back(button("complaint.anonymous", ui::tr("cmp.anonymous"), "question"));
  }
  const auto verdict = judge(state.draft, state.field, text);
  const bool skip = verdict == TextVerdict::Empty && may_be_empty(state.draft, state.field);
  auto take = primary("complaint.take", skip ? ui::tr("nav.skip") : ui::tr("nav.next"), "check");
  take.value = name_of(verdict);
  tree.navigation.push_back(std::move(take));
  return tree;
}

std::string Write::describe() const {
  return fmt::format("complaint.write {} {} {} {} ", name_of(field), editing, refused, asked) +
         draft.describe();
}

}  // namespace kiosk::flows::complaint
