#pragma once
// Asks again after three numbers in a row.

#include "kiosk/flows/queue/priority_question.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct TooMany {
  PriorityQuestion wish;
  domain::Priority priority = domain::Priority::None;
  bool operator==(const TooMany&) const = default;
};

Outcome update(const World& world, const TooMany& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const TooMany& state);

}  // namespace kiosk::flows::queue
