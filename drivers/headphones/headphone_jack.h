#pragma once
// What the jack of the headphones looks like to the kiosk. Used by one worker thread;
// implementations are the switch of a sound card and those of tests.

#include <chrono>
#include <expected>
#include <string>

#include "drivers/hid/device_error.h"

namespace drivers::headphones {

class HeadphoneJack {
 public:
  virtual ~HeadphoneJack() = default;

  /// Whether headphones are plugged in: as soon as that has changed since the last call, else after
  /// `limit`. Opens the device when it is not open, and then tells at once how it is.
  virtual std::expected<bool, hid::DeviceError> wait(std::chrono::milliseconds limit) = 0;

  /// A wait that is under way, or the next one, returns at once. Any thread.
  virtual void interrupt() = 0;

  [[nodiscard]] virtual std::string describe() const = 0;
};

}  // namespace drivers::headphones
