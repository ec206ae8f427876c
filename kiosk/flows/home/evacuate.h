#pragma once
// Emergency: what everybody in the hall has to know, in all languages at once, said again and
// again, each time after a chime. Nothing here can be touched; staff end it (T13.2).

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

struct Evacuate {
  std::chrono::milliseconds since{0};  // steady
  int sounds = 0;                      // so far: a chime, a sentence, and so on
  bool operator==(const Evacuate&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Evacuate& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Evacuate& state);

}  // namespace kiosk::flows::home
