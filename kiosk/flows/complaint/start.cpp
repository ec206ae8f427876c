#include "kiosk/flows/complaint/start.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

Draft draft_of(const World& world, const Prefill& prefill, domain::ReportKind kind) {
  Draft draft{.requested = kind, .problem = prefill.problem};
  draft.related = prefill.related;
  const bool known =
      world.content != nullptr && domain::find_service(*world.content, prefill.service) != nullptr;
  if (known) {
    draft.subject = domain::Subject::Service;
    draft.service = prefill.service;
  } else if (!prefill.officer.empty()) {
    draft.subject = domain::Subject::Officer;
    draft.officer = prefill.officer;
  }
  return draft;
}

Outcome begin(const World& world, const Start& state, domain::ReportKind kind) {
  if (!can_take_reports(world)) return push(NoForm{});
  return push(PrivacyPage{.draft = draft_of(world, state.prefill, kind)});
}

}  // namespace

Outcome update(const World& world, const Start& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "complaint.complaint") return begin(world, state, domain::ReportKind::Complaint);
  if (tap->id == "complaint.suggestion") return begin(world, state, domain::ReportKind::Suggestion);
  if (tap->id == "complaint.praise") return begin(world, state, domain::ReportKind::Praise);
  if (tap->id == "complaint.oral") return push(queue::PriorityQuestion{.desk = "ADUAN"});
  return stay();
}

ui::ScreenTree view(const World& world, const Start&) {
  ui::ScreenTree tree{.name = "complaint.start"};
  tree.title = title("complaint.title", ui::tr("cmp.title"));
  auto list = group("complaint.kinds", ui::Arrangement::List, {});
  const auto days = std::to_string(world.complaint_rules().answer_working_days);
  list.children = {
      choice("complaint.complaint", ui::tr("cmp.kind.complaint"),
             ui::tr("cmp.kind.complaint.hint", {{"n", days}}), "warning"),
      choice("complaint.suggestion", ui::tr("cmp.kind.suggestion"),
             ui::tr("cmp.kind.suggestion.hint"), "speech"),
      choice("complaint.praise", ui::tr("cmp.kind.praise"), ui::tr("cmp.kind.praise.hint"),
             "smile"),
      choice("complaint.oral", ui::tr("cmp.kind.oral"), ui::tr("cmp.kind.oral.hint"), "person")};
  tree.body = {text("complaint.intro", ui::tr("cmp.intro")), std::move(list)};
  return tree;
}

std::string Start::describe() const {
  return fmt::format("complaint.start {} {} {}", prefill.service,
                     prefill.problem ? static_cast<int>(*prefill.problem) : -1, prefill.officer);
}

}  // namespace kiosk::flows::complaint
