#pragma once
// The input devices of this machine as /sys tells them, to everybody: nothing is opened.

#include <string>
#include <vector>

#include "drivers/keys/keyboard_identity.h"

namespace drivers::keys {

/// One input node; a device may have several.
struct InputDevice {
  KeyboardIdentity identity;
  std::string name;  // as it calls itself; any bytes but control characters
  std::string node;  // /dev/input/event3
  bool has_keys = false;
  bool is_touch_screen = false;  // fingers on what they point at: no touchpad
};

/// Oldest node first.
std::vector<InputDevice> find_input_devices();

/// Whether the device is the one that is meant, or one of several alike when no serial is wanted.
bool matches(const KeyboardIdentity& wanted, const KeyboardIdentity& found);

}  // namespace drivers::keys
