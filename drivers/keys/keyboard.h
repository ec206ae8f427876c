#pragma once
// An input device with keys that belongs to the kiosk alone: a scanner that types, a box of
// buttons, a keypad. It is taken exclusively (EVIOCGRAB), so that none of its keys reaches the
// screen, a console or another program. Used by one worker thread.
//
// Identity: vendor, product and serial number of the bus; every input node that the device has is
// taken, and two devices that are alike count as one. Failure: pulled out is Absent until it is
// there again, at whatever place. Access: read permission for /dev/input/event* by the udev rule in
// config/udev. Tested hardware: none yet; umockdev.

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/hid/device_error.h"
#include "drivers/hid/device_identity.h"
#include "drivers/keys/key_event.h"
#include "drivers/printer/posix_io.h"

namespace drivers::keys {

inline constexpr std::string_view address_scheme = "evdev:";

/// The clock of KeyEvent.
std::chrono::milliseconds steady_now();

/// An input device with keys that is here.
struct FoundKeyboard {
  hid::DeviceIdentity identity;
  std::string name;  // as it calls itself; any bytes but control characters
  std::string node;  // /dev/input/event3
};

/// Whatever the user may read of it, by /sys, oldest node first.
std::vector<FoundKeyboard> find_keyboards();

/// Why it could not be taken now; absent when it could. It is given back at once.
std::expected<void, hid::DeviceError> try_keyboard(const FoundKeyboard& keyboard);

class Keyboard {
 public:
  explicit Keyboard(hid::DeviceIdentity identity) : identity_(std::move(identity)) {}

  /// What its keys did; empty when nothing did within `limit`. Opens the device when it is not
  /// open, also after it was pulled out. A key that repeats because it is held does nothing.
  std::expected<KeyEvents, hid::DeviceError> wait(std::chrono::milliseconds limit);

  /// A wait that is under way, or the next one, returns at once. Any thread.
  void interrupt() { interrupt_.raise(); }

  [[nodiscard]] bool is_open() const { return !nodes_.empty(); }
  [[nodiscard]] std::string describe() const { return hid::to_address(address_scheme, identity_); }

 private:
  struct Node {
    std::string name;
    printer::Descriptor file;
  };

  std::expected<void, hid::DeviceError> open();
  std::expected<KeyEvents, hid::DeviceError> look_for_more();

  hid::DeviceIdentity identity_;
  std::vector<Node> nodes_;     // empty: not open
  bool has_all_nodes_ = false;  // no more had come a moment after the last one
  printer::Interrupt interrupt_;
};

}  // namespace drivers::keys
