#include "kiosk/flows/complaint/no_form.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/room.h"

namespace kiosk::flows::complaint {

bool can_take_reports(const World& world) {
  return world.settings.takes_reports && world.content != nullptr &&
         !world.content->common.privacy->items.empty() && has_room_for_voices(world.health);
}

Outcome update(const World&, const NoForm&, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id == "complaint.desk")
    return push(queue::PriorityQuestion{.desk = "ADUAN"});
  return stay();
}

ui::ScreenTree view(const World& world, const NoForm&) {
  ui::ScreenTree tree{.name = "complaint.no_form"};
  tree.title = title("complaint.title", ui::tr("cmp.no_form"));
  const bool disk = !has_room_for_voices(world.health);
  tree.body = {
      text("complaint.no_form", disk ? ui::tr("cmp.no_form.disk") : ui::tr("cmp.no_form.hint"))};
  tree.navigation = {primary("complaint.desk", ui::tr("cmp.desk"), "ticket")};
  return tree;
}

}  // namespace kiosk::flows::complaint
