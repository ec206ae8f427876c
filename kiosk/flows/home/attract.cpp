#include "kiosk/flows/home/attract.h"

#include "kiosk/flows/home/slides.h"
#include "kiosk/flows/info/texts.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/receipt/onward.h"
#include "kiosk/flows/survey/face_thanks.h"

namespace kiosk::flows::home {

Outcome update(const World& world, const Attract&, const messages::Event& event) {
  // Replaced, not pushed: back must never lead to a start screen that still knows this visit.
  if (auto opened = receipt::open_scan(world, event, Move::Replace)) return std::move(*opened);
  if (auto pressed = survey::press_face(world, event, Move::Replace)) return std::move(*pressed);
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id.starts_with("attract.")) {
    Outcome outcome;
    outcome.move = Move::Home;
    return outcome;
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Attract&) {
  ui::ScreenTree tree{.name = "home.attract", .style = ui::FrameStyle::Attract};
  tree.background = "attract.start";
  ui::Node welcome = text("attract.welcome", ui::tr("home.welcome"));
  welcome.role = ui::Role::Title;
  ui::Node start = primary("attract.start", ui::tr("home.touch"), "touch");
  start.role = ui::Role::Tile;
  ui::Node languages = group("attract.languages", ui::Arrangement::KeyRow, {});
  for (const auto language : world.settings.languages) {
    auto node = button(std::string{"attract.language."} + domain::code_of(language),
                       ui::literal(domain::native_name(language)));
    node.language = language;
    node.value = domain::code_of(language);
    languages.children.push_back(std::move(node));
  }
  // All slides have room for the longest, so that nothing moves when they change.
  auto all = slides(world);
  auto slide = text("attract.slide", all[slide_now(world, all.size())]);
  slide.emphasis = ui::Emphasis::Primary;
  slide.room_for = std::move(all);
  tree.body = {std::move(welcome), std::move(slide), std::move(start), std::move(languages)};
  if (auto hours = info::hours_today(world); !hours.empty()) {
    tree.body.push_back(text("attract.hours", std::move(hours)));
  }
  return tree;
}

}  // namespace kiosk::flows::home
