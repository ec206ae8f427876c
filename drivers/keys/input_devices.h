#pragma once
// The input devices of this machine as /sys tells them, to everybody: nothing is opened.

#include <optional>
#include <string>
#include <vector>

#include "drivers/hid/device_identity.h"

namespace drivers::keys {

/// One input node; a device may have several.
struct InputDevice {
  hid::DeviceIdentity identity;
  std::string name;  // as it calls itself; any bytes but control characters
  std::string node;  // /dev/input/event3
  bool has_keys = false;
  bool is_touch_screen = false;    // fingers on what they point at: no touchpad
  bool is_headphone_jack = false;  // tells whether something is plugged in
};

/// Oldest node first.
std::vector<InputDevice> find_input_devices();

/// The one at `/dev/input/event3`; nothing when there is none.
std::optional<InputDevice> input_device_at(const std::string& node);

}  // namespace drivers::keys
