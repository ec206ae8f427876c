#pragma once
// What the tactile keys beside the screen look like to the kiosk. Used by one worker thread;
// implementations are a keypad and those of tests.

#include <chrono>
#include <expected>
#include <string>
#include <vector>

#include "drivers/keys/keyboard.h"

namespace drivers::keys {

class TactileKeys {
 public:
  virtual ~TactileKeys() = default;

  /// Names of the keys that went down, oldest first: `up` `down` `left` `right` `select` `back`
  /// `help` `repeat` `switch1` `switch2`; empty when none did within `limit`. Opens the device when
  /// it is not open.
  virtual std::expected<std::vector<std::string>, hid::DeviceError> wait(
      std::chrono::milliseconds limit) = 0;

  /// A wait that is under way, or the next one, returns at once. Any thread.
  virtual void interrupt() = 0;

  [[nodiscard]] virtual std::string describe() const = 0;
};

}  // namespace drivers::keys
