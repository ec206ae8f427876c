#include "kiosk/flows/complaint/notify.h"

#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

std::string id_of(domain::NotifyBy notify) {
  return "complaint.notify." + std::to_string(static_cast<int>(notify));
}

const char* icon_of(domain::NotifyBy notify) {
  switch (notify) {
    case domain::NotifyBy::WhatsApp:
    case domain::NotifyBy::Sms:
    case domain::NotifyBy::Phone:
      return "speech";
    case domain::NotifyBy::Email:
    case domain::NotifyBy::Letter:
      return "document";
    case domain::NotifyBy::Counter:
      return "person";
    case domain::NotifyBy::Kiosk:
      return "scan";
  }
  return "document";
}

}  // namespace

Outcome update(const World&, const Notify& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  for (const auto notify : all_ways) {
    if (tap->id != id_of(notify)) continue;
    auto draft = state.draft;
    draft.notify = notify;
    if (!state.editing) return push(after_notify(draft));
    // Another way to answer may need another contact; what is there already is kept if it serves.
    // The control tells whether it does, so that a replay without the text decides the same.
    const auto contact = contact_for(notify);
    if (!draft.has(contact) || tap->value == name_of(TextVerdict::Doubtful)) {
      return replace(Write{.draft = draft, .field = contact, .editing = true});
    }
    return back_with(Notify{.draft = draft, .editing = true});
  }
  return stay();
}

ui::ScreenTree view(const World&, const Notify& state) {
  ui::ScreenTree tree{.name = "complaint.notify"};
  tree.title = title("complaint.title", ui::tr("cmp.notify"));
  auto list = group("complaint.ways", ui::Arrangement::List, {});
  for (const auto notify : all_ways) {
    auto node = choice(id_of(notify), phrase_of(notify), {}, icon_of(notify));
    auto answered_so = state.draft;
    answered_so.notify = notify;
    const auto contact = contact_for(notify);
    const auto& known = state.draft.of(contact).accepted;
    node.value = name_of(judge(answered_so, contact, known.view()));
    if (state.draft.notify == notify) node.emphasis = ui::Emphasis::Selected;
    list.children.push_back(std::move(node));
  }
  tree.body = {std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::complaint
