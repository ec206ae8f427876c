#include "kiosk/flows/queue/services.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::queue {
namespace {

std::vector<const domain::Service*> shown(const World& world, const Services& state) {
  if (state.found.empty()) return domain::services_of(*world.content, state.agency);
  std::vector<const domain::Service*> services;
  for (const auto& code : state.found) {
    if (const auto* service = domain::find_service(*world.content, code)) {
      services.push_back(service);
    }
  }
  return services;
}

}  // namespace

Outcome update(const World&, const Services& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "queue.unsure") return push(Card{});
  if (tap->id.starts_with("queue.service.")) {
    return choose_service(state.purpose, tap->value);
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Services& state) {
  ui::ScreenTree tree{.name = "queue.services"};
  if (world.content == nullptr) {
    tree.title = title("queue.title", ui::tr("ticket.pick"));
    tree.body = {text("queue.loading", ui::tr("loading"))};
    return tree;
  }
  const auto* agency = domain::find_agency(world.content->office, state.agency);
  tree.title =
      title("queue.title", agency != nullptr ? world.say(agency->name)
                                             : ui::tr("search.results", {{"q", state.query}}));
  ui::Node list = group("queue.list", ui::Arrangement::List, {});
  for (const auto* service : shown(world, state)) {
    const bool has_short = !domain::is_empty(service->short_title);
    auto node = choice("queue.service." + service->code, world.say(domain::short_name(*service)),
                       has_short ? world.say(service->title) : ui::Phrase{}, "document");
    node.value = service->code;
    list.children.push_back(std::move(node));
  }
  auto unsure = choice("queue.unsure", ui::tr("ticket.unknown"), {}, "person");
  unsure.emphasis = ui::Emphasis::Accent;
  list.children.push_back(std::move(unsure));
  tree.body = {std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::queue
