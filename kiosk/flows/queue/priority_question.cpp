#include "kiosk/flows/queue/priority_question.h"

#include <array>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/issuing.h"

namespace kiosk::flows::queue {
namespace {

struct PriorityOption {
  const char* id;
  domain::Priority priority;
  const char* icon;
  ui::Phrase name;
};

std::array<PriorityOption, 4> options() {
  return {{
      {"queue.priority.elderly", domain::Priority::Elderly, "elderly", ui::tr("priority.elderly")},
      {"queue.priority.disability", domain::Priority::Disability, "wheelchair",
       ui::tr("priority.disability")},
      {"queue.priority.pregnant", domain::Priority::Pregnant, "pregnant",
       ui::tr("priority.pregnant")},
      {"queue.priority.nursing", domain::Priority::NursingOrSmallChild, "child",
       ui::tr("priority.nursing")},
  }};
}

constexpr int many_in_a_row = 3;

}  // namespace

Outcome update(const World& world, const PriorityQuestion& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || !tap->id.starts_with("queue.priority.")) return stay();
  auto priority = domain::Priority::None;
  for (const auto& option : options()) {
    if (option.id == tap->id) priority = option.priority;
  }
  if (world.tickets_in_a_row >= many_in_a_row) {
    return push(TooMany{.wish = state, .priority = priority});
  }
  return start_issuing(world, state, priority);
}

ui::ScreenTree view(const World&, const PriorityQuestion&) {
  ui::ScreenTree tree{.name = "queue.priority"};
  tree.title = title("priority.title", ui::tr("ticket.priority.q"));
  ui::Node list = group("priority.list", ui::Arrangement::List, {});
  auto none = choice("queue.priority.none", ui::tr("priority.none"), {}, "ticket");
  none.emphasis = ui::Emphasis::Primary;
  list.children.push_back(std::move(none));
  for (auto& option : options()) {
    list.children.push_back(choice(option.id, std::move(option.name), {}, option.icon));
  }
  tree.body = {text("priority.hint", ui::tr("priority.hint")), std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::queue
