#pragma once
// Everything the kiosk does to the world, as values. The core returns them; the shell hands each to
// its worker, whose answer comes back as an event.

#include <variant>

#include "kiosk/messages/device.h"
#include "kiosk/messages/parts.h"
#include "kiosk/messages/program.h"
#include "kiosk/messages/staff.h"
#include "kiosk/messages/store.h"

namespace kiosk::messages {

struct Effect : std::variant<DeviceEffect, StoreEffect, StaffEffect, ProgramEffect> {
  using Parts = variant;
  using variant::variant;
  bool operator==(const Effect&) const = default;
};

}  // namespace kiosk::messages
