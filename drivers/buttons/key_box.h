#pragma once
// A box of faces that is an input device: a keyboard of a few keys, or the encoder of a joystick.
// It is taken exclusively. Used by one worker thread.
//
// Identity, access, tested hardware: drivers/keys/keyboard.h.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "drivers/buttons/buttons.h"
#include "drivers/keys/keyboard.h"

namespace drivers::buttons {

/// Codes of the buttons (linux/input-event-codes.h), the unhappiest face first.
using FaceCodes = std::array<std::uint16_t, highest_face>;

struct KeyBoxConfig {
  hid::DeviceIdentity device;
  FaceCodes faces{};  // all 0: whichever of the usual ones it has

  bool operator==(const KeyBoxConfig&) const = default;
};

/// `evdev:1234:5678/serial?faces=2,3,4,5`. Without `faces` they are the keys 1 to 4, of the row or
/// of the number pad, or the first four buttons of a joystick or gamepad. The error is a sentence.
std::expected<KeyBoxConfig, std::string> parse_key_box(std::string_view address);

class KeyBox final : public ButtonBox {
 public:
  explicit KeyBox(const KeyBoxConfig& config) : keyboard_(config.device), faces_(config.faces) {}

  std::expected<std::vector<Edge>, BoxError> wait(std::chrono::milliseconds limit) override;
  void interrupt() override { keyboard_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return keyboard_.describe(); }

 private:
  [[nodiscard]] int face_of(std::uint16_t code) const;

  keys::Keyboard keyboard_;
  FaceCodes faces_;
};

}  // namespace drivers::buttons
