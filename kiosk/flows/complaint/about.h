#pragma once
// What the report is about: a service, something in the building, an officer, something else.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct About {
  Draft draft;

  bool operator==(const About&) const = default;
  [[nodiscard]] std::string describe() const { return "complaint.about " + draft.describe(); }
};

Outcome update(const World& world, const About& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const About& state);

}  // namespace kiosk::flows::complaint
