#pragma once
// An errand that this kiosk does not do by itself: where to go instead.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct AskDesk {
  std::string errand;  // `precheck`, `scan`, ...: which tile led here
  bool operator==(const AskDesk&) const = default;
};

Outcome update(const World& world, const AskDesk& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const AskDesk& state);

}  // namespace kiosk::flows::home
