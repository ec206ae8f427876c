#pragma once
// When the service was received: today, on a day, not yet, forgotten.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct When {
  Draft draft;

  bool operator==(const When&) const = default;
  [[nodiscard]] std::string describe() const { return "complaint.when " + draft.describe(); }
};

Outcome update(const World& world, const When& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const When& state);

}  // namespace kiosk::flows::complaint
