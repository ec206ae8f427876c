#include "kiosk/flows/complaint/when.h"

#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {

Outcome update(const World& world, const When& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  const auto today = world.local().date;
  auto draft = state.draft;
  if (tap->id == "complaint.when.day") return push(DayPicker{.draft = draft, .day = today});
  if (tap->id == "complaint.when.today") {
    draft.received = domain::Received{.kind = domain::ReceivedKind::OnDay, .day = today};
  } else if (tap->id == "complaint.when.waiting") {
    draft.received = domain::Received{.kind = domain::ReceivedKind::NotYet};
  } else if (tap->id == "complaint.when.forgotten") {
    draft.received = domain::Received{.kind = domain::ReceivedKind::Forgotten};
  } else {
    return stay();
  }
  return push(next_question(draft));
}

ui::ScreenTree view(const World&, const When&) {
  ui::ScreenTree tree{.name = "complaint.when"};
  tree.title = title("complaint.title", ui::tr("cmp.when"));
  auto list = group("complaint.days", ui::Arrangement::List, {});
  list.children = {choice("complaint.when.today", ui::tr("cmp.when.today"), {}, "check"),
                   choice("complaint.when.day", ui::tr("cmp.when.day"), {}, "clock"),
                   choice("complaint.when.waiting", ui::tr("cmp.when.waiting"),
                          ui::tr("cmp.when.waiting.hint"), "ticket"),
                   choice("complaint.when.forgotten", ui::tr("cmp.when.forgotten"),
                          ui::tr("cmp.when.forgotten.hint"), "question")};
  tree.body = {std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::complaint
