#include "kiosk/flows/complaint/privacy_page.h"

#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {

Outcome update(const World&, const PrivacyPage& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  auto draft = state.draft;
  if (tap->id == "complaint.named") {
    draft.privacy = Privacy::Named;
  } else if (tap->id == "complaint.confidential") {
    draft.privacy = Privacy::Confidential;
  } else if (tap->id == "complaint.anonymous") {
    draft.privacy = Privacy::Anonymous;
  } else {
    return stay();
  }
  return push(next_question(draft));
}

ui::ScreenTree view(const World& world, const PrivacyPage& state) {
  ui::ScreenTree tree{.name = "complaint.notice"};
  tree.title = title("complaint.title", ui::tr("cmp.notice"));
  auto list = group("complaint.privacy", ui::Arrangement::List, {});
  const bool complaint = state.draft.requested == domain::ReportKind::Complaint;
  list.children = {
      choice("complaint.named", ui::tr("cmp.named"), ui::tr("cmp.named.hint"), "person"),
      choice("complaint.confidential", ui::tr("cmp.conf"), ui::tr("cmp.conf.hint"), "document"),
      choice("complaint.anonymous", ui::tr("cmp.anonymous"),
             complaint ? ui::tr("cmp.anon") : ui::tr("cmp.anonymous.hint"), "question")};
  tree.body = {text("complaint.privacy.short", ui::tr("cmp.privacy")), std::move(list)};
  if (world.content == nullptr) return tree;
  const auto& notice = *world.content->common.privacy;
  for (std::size_t i = 0; i < notice.items.size(); ++i) {
    const auto& item = notice.items[i];
    // Legal texts bind in Indonesian; the office may add translations of its own.
    tree.body.push_back(fact("complaint.notice." + std::to_string(i), world.say(item.heading),
                             world.say(item.text)));
  }
  tree.body.push_back(text("complaint.notice.version",
                           ui::tr("cmp.notice.version", {{"version", notice.version}})));
  return tree;
}

}  // namespace kiosk::flows::complaint
