#pragma once
// Which service, or which place or facility of the building.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct Pick {
  Draft draft;
  domain::Subject of = domain::Subject::Service;  // Service or Facility

  bool operator==(const Pick&) const = default;
  [[nodiscard]] std::string describe() const {
    return std::string{"complaint.pick "} + domain::name_of(of) + " " + draft.describe();
  }
};

Outcome update(const World& world, const Pick& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Pick& state);

}  // namespace kiosk::flows::complaint
