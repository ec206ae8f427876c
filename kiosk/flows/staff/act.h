#pragma once
// One action of a member of staff: recorded first, and only then done. Screens hold an Act while it
// is on its way.

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/flows/keeping.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Act {
  std::string action;  // `[a-z_]+`
  std::string reason;  // `[a-z_]*`
  std::string about;   // a ticket's number or a setting's value; may be empty
  Keeping keeping{};

  bool operator==(const Act&) const = default;
};

/// What the end of a slip is recorded as; absent when nobody is signed in.
std::optional<messages::StaffSlip> slip_of(const World& world, std::string action,
                                           std::string about = {});

/// Asks the ledger to keep the record; nothing while it is being asked, or when it is kept. A
/// refused act is asked again with the same identity.
void ask(const World& world, Act& act, Outcome& outcome);

/// "Being recorded" or "not recorded"; not for KeepPhase::None.
ui::Node act_note(std::string id, const Act& act);

/// One line of text that is equal exactly when the acts are.
std::string describe(const Act& act);

}  // namespace kiosk::flows::staff
