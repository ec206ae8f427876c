#include "kiosk/flows/queue/too_many.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/issuing.h"

namespace kiosk::flows::queue {

Outcome update(const World& world, const TooMany& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id == "many.take") {
    return start_issuing(world, state.wish, state.priority);
  }
  return stay();
}

ui::ScreenTree view(const World& world, const TooMany&) {
  ui::ScreenTree tree{.name = "queue.too_many"};
  tree.title =
      title("many.title", ui::tr("many.title", {{"n", std::to_string(world.tickets_in_a_row)}}));
  tree.body = {text("many.hint", ui::tr("many.hint"))};
  tree.navigation = {primary("many.take", ui::tr("many.take"), "ticket")};
  return tree;
}

}  // namespace kiosk::flows::queue
