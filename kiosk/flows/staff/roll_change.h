#pragma once
// Changing the paper roll, step by step. Only a test slip that the printer proved ends it, and only
// then does the counting of the new roll begin.

#include "kiosk/flows/paper.h"
#include "kiosk/flows/staff/act.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

enum class RollStep : std::uint8_t { Open, Insert, Close, Test, Done };

struct RollChange {
  RollStep step = RollStep::Open;
  Paper paper;  // the test slip
  Act act;
  bool operator==(const RollChange&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const RollChange& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const RollChange& state);

}  // namespace kiosk::flows::staff
