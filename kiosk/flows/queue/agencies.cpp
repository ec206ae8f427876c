#include "kiosk/flows/queue/agencies.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::queue {

const char* name_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::Ticket:
      return "ticket";
    case Purpose::PreCheck:
      return "precheck";
    case Purpose::Information:
      return "information";
  }
  return "ticket";
}

Outcome choose_service(Purpose purpose, const std::string& service) {
  switch (purpose) {
    case Purpose::Ticket:
      return push(Card{.service = service});
    case Purpose::PreCheck:
      return push(precheck::Check{.service = service});
    case Purpose::Information:
      return push(info::Standard{.service = service});
  }
  return stay();
}

Outcome update(const World&, const Agencies& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "queue.search") return push(Search{.purpose = state.purpose, .query = {}});
  if (tap->id == "queue.unsure") return push(Card{});
  if (tap->id.starts_with("queue.agency.")) {
    return push(Services{.purpose = state.purpose, .agency = tap->value, .found = {}, .query = {}});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Agencies&) {
  ui::ScreenTree tree{.name = "queue.agencies"};
  tree.title = title("queue.title", ui::tr("ticket.pick"));
  if (world.content == nullptr) {
    tree.body = {text("queue.loading", ui::tr("loading"))};
    return tree;
  }
  auto unsure = choice("queue.unsure", ui::tr("ticket.unknown"), {}, "person");
  unsure.emphasis = ui::Emphasis::Accent;
  tree.body = {
      group("queue.ways", ui::Arrangement::List,
            {choice("queue.search", ui::tr("ticket.search"), {}, "search"), std::move(unsure)})};
  ui::Node list = group("queue.list", ui::Arrangement::List, {});
  for (const auto& agency : world.content->office.agencies) {
    const auto count = domain::services_of(*world.content, agency.code).size();
    if (count == 0) continue;
    auto node = choice("queue.agency." + agency.code, world.say(agency.name),
                       ui::tr("ticket.services", {{"n", std::to_string(count)}}), "building");
    node.value = agency.code;
    list.children.push_back(std::move(node));
  }
  tree.body.push_back(std::move(list));
  return tree;
}

}  // namespace kiosk::flows::queue
