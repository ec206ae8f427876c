#include "kiosk/flows/home/still_there.h"

#include <algorithm>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {

Outcome update(const World& world, const StillThere& state, const messages::Event& event) {
  Outcome outcome;
  if (const auto* tap = get_if<messages::Tapped>(&event)) {
    if (tap->id == "idle.yes") outcome.move = Move::Back;
    if (tap->id == "idle.no") outcome.move = Move::Leave;
  } else if (holds_alternative<messages::Tick>(event) &&
             world.steady - std::max(state.since, world.quiet_since) >= state.alert_for) {
    outcome.move = Move::Leave;
  }
  return outcome;
}

ui::ScreenTree view(const World& world, const StillThere& state) {
  ui::ScreenTree tree{.name = "home.still_there", .style = ui::FrameStyle::Attract};
  tree.background = "idle.yes";
  const auto spent = std::chrono::duration_cast<std::chrono::seconds>(
      world.steady - std::max(state.since, world.quiet_since));
  const auto left = std::max(std::chrono::seconds{0}, state.alert_for - spent);
  ui::Node question = text("idle.question", ui::tr("idle"));
  question.role = ui::Role::Title;
  ui::Node yes = primary("idle.yes", ui::tr("idle.yes"), "check");
  yes.role = ui::Role::Tile;
  tree.body = {
      std::move(question),
      text("idle.left", ui::tr("idle.left", {{"n", std::to_string(left.count())}})), std::move(yes),
      group("idle.end", ui::Arrangement::KeyRow, {button("idle.no", ui::tr("idle.no"), "cross")})};
  return tree;
}

}  // namespace kiosk::flows::home
