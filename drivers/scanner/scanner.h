#pragma once
// What every code scanner looks like to the kiosk: a blocking read with a limit. Used by one worker
// thread; implementations are scanners at a serial line, that type, in the mode "HID POS", and the
// simulated one of the bench.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>

namespace drivers::scanner {

/// A QR code holds at most 4,296 bytes, our codes 200; longer input is not a code.
inline constexpr std::size_t longest_text = 4096;

enum class ScannerError : std::uint8_t {
  Absent,   // no such device (any more); it may come back
  Refused,  // there, but not usable: permission, another program, a wrong setting
};

const char* name_of(ScannerError error);  // `absent`, `refused`

class Scanner {
 public:
  virtual ~Scanner() = default;

  /// The next code as the device gave it, without its line end; nothing when none came within
  /// `limit`. Opens the device when it is not open, also after it was pulled out. Any bytes.
  virtual std::expected<std::optional<std::string>, ScannerError> read(
      std::chrono::milliseconds limit) = 0;

  /// A read that waits, or the next one, returns at once. Any thread.
  virtual void interrupt() = 0;

  /// Address of the device, for logs.
  [[nodiscard]] virtual std::string describe() const = 0;

  /// False while a code given to a simulated scanner has not been dealt with. Any thread.
  [[nodiscard]] virtual bool is_idle() const { return true; }
};

}  // namespace drivers::scanner
