#include "kiosk/flows/home/out_of_service.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {

Outcome update(const World& world, const OutOfService&, const messages::Event& event) {
  return staff::open_by_badge(world, event).value_or(stay());
}

ui::ScreenTree view(const World& world, const OutOfService&) {
  ui::ScreenTree tree{.name = "home.out_of_service", .style = ui::FrameStyle::Alert};
  tree.title = title("out_of_service.title", ui::tr("out_of_service.title"));
  tree.body = {text("out_of_service.hint", ui::tr("out_of_service.hint"))};
  const auto* desk =
      world.content != nullptr ? domain::find_desk(world.content->office, "INFO") : nullptr;
  if (desk != nullptr) {
    tree.body.push_back(
        fact("out_of_service.desk", world.say(desk->name),
             domain::is_empty(desk->place_hint) ? ui::tr("desk.near") : world.say(desk->place_hint),
             "person"));
  }
  return tree;
}

}  // namespace kiosk::flows::home
