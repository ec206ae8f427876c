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
#include <vector>

#include "drivers/keys/key_event.h"
#include "drivers/keys/keyboard_identity.h"
#include "drivers/printer/posix_io.h"

namespace drivers::keys {

enum class KeyboardError : std::uint8_t {
  Absent,        // no such device (any more); it may come back
  NoPermission,  // there, but not for this user
  Busy,          // there, but another program has taken it
};

const char* name_of(KeyboardError error);  // `absent`, `no_permission`, `busy`

/// The clock of KeyEvent.
std::chrono::milliseconds steady_now();

/// An input device with keys that is here.
struct FoundKeyboard {
  KeyboardIdentity identity;
  std::string name;  // as it calls itself; any bytes but control characters
  std::string node;  // /dev/input/event3
};

/// Whatever the user may read of it, by /sys, oldest node first.
std::vector<FoundKeyboard> find_keyboards();

/// Why it could not be taken now; absent when it could. It is given back at once.
std::expected<void, KeyboardError> try_keyboard(const FoundKeyboard& keyboard);

class Keyboard {
 public:
  explicit Keyboard(KeyboardIdentity identity) : identity_(std::move(identity)) {}

  /// What its keys did; empty when nothing did within `limit`. Opens the device when it is not
  /// open, also after it was pulled out. A key that repeats because it is held does nothing.
  std::expected<KeyEvents, KeyboardError> wait(std::chrono::milliseconds limit);

  /// A wait that is under way, or the next one, returns at once. Any thread.
  void interrupt() { interrupt_.raise(); }

  [[nodiscard]] bool is_open() const { return !nodes_.empty(); }
  [[nodiscard]] std::string describe() const { return to_address(identity_); }

 private:
  struct Node {
    std::string name;
    printer::Descriptor file;
  };

  std::expected<void, KeyboardError> open();
  std::expected<KeyEvents, KeyboardError> look_for_more();

  KeyboardIdentity identity_;
  std::vector<Node> nodes_;     // empty: not open
  bool has_all_nodes_ = false;  // no more had come a moment after the last one
  printer::Interrupt interrupt_;
};

}  // namespace drivers::keys
