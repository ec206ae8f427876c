#pragma once
// What went wrong, by the components of the standard: one touch.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct Problem {
  Draft draft;

  bool operator==(const Problem&) const = default;
  [[nodiscard]] std::string describe() const { return "complaint.problem " + draft.describe(); }
};

Outcome update(const World& world, const Problem& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Problem& state);

}  // namespace kiosk::flows::complaint
