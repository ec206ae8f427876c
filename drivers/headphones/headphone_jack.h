#pragma once
// What the socket of the headphones looks like to the kiosk. Used by one worker thread;
// implementations are the switch of a sound card and those of tests.

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>

namespace drivers::headphones {

enum class JackError : std::uint8_t {
  Absent,        // no such socket (any more); it may come back
  NoPermission,  // there, but not for this user
};

const char* name_of(JackError error);  // `absent`, `no_permission`

class HeadphoneJack {
 public:
  virtual ~HeadphoneJack() = default;

  /// Whether headphones are plugged in: as soon as that has changed since the last call, else after
  /// `limit`. Opens the device when it is not open, and then tells at once how it is.
  virtual std::expected<bool, JackError> wait(std::chrono::milliseconds limit) = 0;

  /// A wait that is under way, or the next one, returns at once. Any thread.
  virtual void interrupt() = 0;

  [[nodiscard]] virtual std::string describe() const = 0;
};

}  // namespace drivers::headphones
