#include "kiosk/flows/complaint/about.h"

#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {

Outcome update(const World&, const About& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  auto draft = state.draft;
  if (tap->id == "complaint.about.service") {
    return push(Pick{.draft = draft, .of = domain::Subject::Service});
  }
  if (tap->id == "complaint.about.facility") {
    return push(Pick{.draft = draft, .of = domain::Subject::Facility});
  }
  if (tap->id == "complaint.about.officer") {
    draft.subject = domain::Subject::Officer;
  } else if (tap->id == "complaint.about.other") {
    draft.subject = domain::Subject::Other;
  } else {
    return stay();
  }
  return push(next_question(draft));
}

ui::ScreenTree view(const World&, const About&) {
  ui::ScreenTree tree{.name = "complaint.about"};
  tree.title = title("complaint.title", ui::tr("cmp.about"));
  auto list = group("complaint.subjects", ui::Arrangement::List, {});
  list.children = {choice("complaint.about.service", ui::tr("cmp.about.service"), {}, "document"),
                   choice("complaint.about.facility", ui::tr("cmp.about.facility"), {}, "building"),
                   choice("complaint.about.officer", ui::tr("cmp.about.officer"), {}, "person"),
                   choice("complaint.about.other", ui::tr("cmp.about.other"), {}, "question")};
  tree.body = {std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::complaint
