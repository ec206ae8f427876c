#include "kiosk/flows/complaint/pick.h"

#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

ui::Node service_choice(const World& world, const domain::Service& service) {
  auto node = choice("complaint.service." + service.code, world.say(domain::short_name(service)),
                     {}, "document");
  node.value = service.code;
  return node;
}

ui::Node facility_choice(const World& world, const domain::Facility& facility) {
  const auto number = std::to_string(facility.number);
  auto node = choice("complaint.facility." + number, world.say(facility.text), {}, "building");
  node.value = number;
  return node;
}

Outcome chosen(Draft draft, domain::Subject subject, std::string service, int facility) {
  draft.subject = subject;
  draft.service = std::move(service);
  draft.facility = facility;
  return push(next_question(draft));
}

}  // namespace

Outcome update(const World& world, const Pick& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || world.content == nullptr) return stay();
  if (tap->id == "complaint.pick.none") {
    return chosen(state.draft, domain::Subject::Other, {}, 0);
  }
  for (const auto& service : world.content->services) {
    if (service.active && tap->id == "complaint.service." + service.code) {
      return chosen(state.draft, domain::Subject::Service, service.code, 0);
    }
  }
  for (const auto& facility : world.content->common.facilities->items) {
    if (tap->id == "complaint.facility." + std::to_string(facility.number)) {
      return chosen(state.draft, domain::Subject::Facility, {}, facility.number);
    }
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Pick& state) {
  ui::ScreenTree tree{.name = "complaint.pick"};
  const bool services = state.of == domain::Subject::Service;
  tree.title =
      title("complaint.title", services ? ui::tr("cmp.pick.service") : ui::tr("cmp.pick.facility"));
  auto list = group("complaint.pick.list", ui::Arrangement::List, {});
  if (world.content != nullptr && services) {
    for (const auto& service : world.content->services) {
      if (service.active) list.children.push_back(service_choice(world, service));
    }
  } else if (world.content != nullptr) {
    for (const auto& facility : world.content->common.facilities->items) {
      if (domain::is_public(facility)) list.children.push_back(facility_choice(world, facility));
    }
  }
  list.children.push_back(choice("complaint.pick.none", ui::tr("cmp.pick.none"), {}, "question"));
  tree.body = {std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::complaint
