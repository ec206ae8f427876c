#pragma once
// What a key of an input device did. Codes are the kernel's (linux/input-event-codes.h): places on
// the device, whatever layout somebody thinks it has.

#include <chrono>
#include <cstdint>
#include <vector>

namespace drivers::keys {

struct KeyEvent {
  std::uint16_t code = 0;
  bool down = true;
  std::chrono::milliseconds at{0};  // of a clock that never jumps

  bool operator==(const KeyEvent&) const = default;
};

/// What came at one time, oldest first.
struct KeyEvents {
  std::vector<KeyEvent> events;
  bool torn = false;  // the kernel had no room for more, before these: keys are missing

  bool operator==(const KeyEvents&) const = default;
};

}  // namespace drivers::keys
