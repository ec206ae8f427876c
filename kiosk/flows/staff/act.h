#pragma once
// One action of a member of staff: recorded first, and only then done. Screens hold an Act while it
// is on its way.

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

enum class ActPhase : std::uint8_t { None, Asked, Kept, Refused };

struct Act {
  Uuid record;
  std::string action;  // `[a-z_]+`
  std::string reason;  // `[a-z_]*`
  std::string about;   // a ticket's number or a setting's value; may be empty
  ActPhase phase = ActPhase::None;

  bool operator==(const Act&) const = default;
};

/// What the end of a slip is recorded as; absent when nobody is signed in.
std::optional<messages::StaffSlip> slip_of(const World& world, std::string action,
                                           std::string about = {});

/// Asks the ledger to keep the record; nothing while it is being asked, or when no identity is
/// left. A refused act is asked again with the same identity.
void ask(const World& world, Act& act, Outcome& outcome);

/// True when this event decided about it: its phase is then Kept or Refused.
bool follow(Act& act, const messages::Event& event);

/// "Being recorded" or "not recorded"; not for ActPhase::None.
ui::Node act_note(std::string id, const Act& act);

/// One line of text that is equal exactly when the acts are.
std::string describe(const Act& act);

}  // namespace kiosk::flows::staff
