#include "kiosk/flows/complaint/problem.h"

#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

std::string id_of(domain::ProblemType problem) {
  return "complaint.problem." + std::to_string(static_cast<int>(problem));
}

}  // namespace

Outcome update(const World&, const Problem& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  for (const auto problem : all_problems) {
    if (tap->id != id_of(problem)) continue;
    auto draft = state.draft;
    draft.problem = problem;
    return push(next_question(draft));
  }
  return stay();
}

ui::ScreenTree view(const World&, const Problem&) {
  ui::ScreenTree tree{.name = "complaint.problem"};
  tree.title = title("complaint.title", ui::tr("cmp.problem"));
  auto list = group("complaint.problems", ui::Arrangement::List, {});
  for (const auto problem : all_problems) {
    list.children.push_back(choice(id_of(problem), phrase_of(problem)));
  }
  tree.body = {std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::complaint
