#pragma once
// Asks why, records it, and does it: every action of staff that changes what the kiosk does.

#include "kiosk/flows/staff/act.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

/// What is to be done, once it has been recorded.
enum class Task : std::uint8_t {
  Close,
  Reopen,
  StartEmergency,
  EndEmergency,
  ConfirmClock,
  Restart,
  VoidTicket,
};

struct Confirm {
  Task task = Task::Close;
  Uuid ticket;         // with VoidTicket
  std::string number;  // of that ticket, as shown
  Act act;
  bool done = false;  // of tasks that stay on this screen
  bool failed = false;
  bool operator==(const Confirm&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Confirm& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Confirm& state);

}  // namespace kiosk::flows::staff
