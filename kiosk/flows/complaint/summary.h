#pragma once
// Everything once more, and what the report will be recorded as, before it is sent.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct Summary {
  Draft draft;

  bool operator==(const Summary&) const = default;
  [[nodiscard]] std::string describe() const { return "complaint.summary " + draft.describe(); }
};

Outcome update(const World& world, const Summary& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Summary& state);

}  // namespace kiosk::flows::complaint
