#pragma once
// Which input devices belong to the kiosk: `evdev:0c2e:0b61/17303B0DC4`. Pure.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace drivers::keys {

/// Also of what has no keys: a touch panel.
struct KeyboardIdentity {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string serial;  // empty = any

  bool operator==(const KeyboardIdentity&) const = default;
};

/// `0c2e:0b61/17303B0DC4`: any input device, as below.
std::expected<KeyboardIdentity, std::string> parse_input_identity(std::string_view text);

/// The same behind `evdev:`. Vendor and product in four hexadecimal digits each, as `lsusb` shows
/// them, and the serial number where there are two alike. The error is a sentence.
std::expected<KeyboardIdentity, std::string> parse_keyboard_identity(std::string_view address);

/// Without `evdev:`.
std::string to_text(const KeyboardIdentity& identity);
std::string to_address(const KeyboardIdentity& identity);

}  // namespace drivers::keys
