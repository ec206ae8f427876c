#pragma once
// The tactile keys beside the screen as a keypad of their own (USB HID), by the places of its keys.
//
// Identity, access, tested hardware: keyboard.h.

#include <cstdint>
#include <optional>
#include <string_view>

#include "drivers/keys/tactile_keys.h"

namespace drivers::keys {

/// Arrows or the number pad's 8 4 6 2; Enter, space or its 5 select; Backspace or Escape leads
/// back; F1 help, F2 repeat, F3 or Tab the first switch, F4 the second. Nothing for any other key.
/// Pure.
std::optional<std::string_view> key_name(std::uint16_t code);

class Keypad final : public TactileKeys {
 public:
  explicit Keypad(hid::DeviceIdentity identity) : keyboard_(std::move(identity)) {}

  /// A key that goes down again within 30 ms bounced.
  std::expected<std::vector<std::string>, hid::DeviceError> wait(
      std::chrono::milliseconds limit) override;
  void interrupt() override { keyboard_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return keyboard_.describe(); }

 private:
  Keyboard keyboard_;
  std::uint16_t last_code_ = 0;
  std::chrono::milliseconds last_at_{-1'000'000};
};

}  // namespace drivers::keys
