#pragma once
// Everything that happens to the kiosk, as values: what people, devices, the ledger, the hub and
// the clock do. Events enter the core one at a time, in one order, and a log of them replays to the
// same end.

#include <variant>

#include "kiosk/messages/device.h"
#include "kiosk/messages/input.h"
#include "kiosk/messages/link.h"
#include "kiosk/messages/parts.h"
#include "kiosk/messages/program.h"
#include "kiosk/messages/staff.h"
#include "kiosk/messages/store.h"

namespace kiosk::messages {

struct Event
    : std::variant<InputEvent, DeviceEvent, StoreEvent, LinkEvent, StaffEvent, ProgramEvent> {
  using Parts = variant;
  using variant::variant;
  bool operator==(const Event&) const = default;
};

}  // namespace kiosk::messages
