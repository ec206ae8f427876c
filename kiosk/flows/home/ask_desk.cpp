#include "kiosk/flows/home/ask_desk.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {
namespace {

/// What the information desk does for each errand, in one sentence.
ui::Phrase sentence_for(const std::string& errand) {
  if (errand == "precheck") return ui::tr("desk.precheck");
  if (errand == "complaint") return ui::tr("desk.complaint");
  return ui::tr("desk.help");
}

}  // namespace

Outcome update(const World& world, const AskDesk&, const messages::Event& event) {
  const auto* tap = std::get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id == "desk.ticket") return push(queue::Card{});
  if (tap != nullptr && tap->id == "desk.map") {
    if (auto map = info::map_to_desk(world, "INFO")) return push(std::move(*map));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const AskDesk& state) {
  ui::ScreenTree tree{.name = "home.ask_desk"};
  tree.title = title("desk.title", ui::tr("desk.title"));
  tree.body = {text("desk.sentence", sentence_for(state.errand))};
  const auto* desk =
      world.content != nullptr ? domain::find_desk(world.content->office, "INFO") : nullptr;
  if (desk != nullptr) {
    auto place =
        fact("desk.place", world.say(desk->name),
             domain::is_empty(desk->place_hint) ? ui::tr("desk.near") : world.say(desk->place_hint),
             "person");
    tree.body.push_back(std::move(place));
  }
  if (info::map_to_desk(world, "INFO")) {
    tree.body.push_back(choice("desk.map", ui::tr("info.show_on_map"), {}, "map"));
  }
  tree.navigation = {primary("desk.ticket", ui::tr("desk.take_number"), "ticket")};
  return tree;
}

}  // namespace kiosk::flows::home
