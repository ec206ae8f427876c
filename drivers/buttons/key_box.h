#pragma once
// A box of faces that is an input device: a keyboard of a few keys, or the encoder of a joystick.
// It is taken exclusively. Used by one worker thread.
//
// Identity, access, tested hardware: drivers/keys/keyboard.h.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drivers/buttons/buttons.h"
#include "drivers/keys/keyboard.h"

namespace drivers::buttons {

struct KeyBoxConfig {
  hid::DeviceIdentity device;
  /// Codes of three, four or five buttons (linux/input-event-codes.h), the unhappiest face first;
  /// none: whichever of the usual four it has.
  std::vector<std::uint16_t> faces;

  bool operator==(const KeyBoxConfig&) const = default;
};

/// `evdev:1234:5678/serial?faces=2,3,4`. Without `faces` they are the keys 1 to 4, of the row or
/// of the number pad, or the first four buttons of a joystick or gamepad. The error is a sentence.
std::expected<KeyBoxConfig, std::string> parse_key_box(std::string_view address);

class KeyBox final : public ButtonBox {
 public:
  explicit KeyBox(KeyBoxConfig config)
      : keyboard_(std::move(config.device)),
        configured_(std::move(config.faces)),
        faces_(configured_) {}

  std::expected<std::vector<Edge>, BoxError> wait(std::chrono::milliseconds limit) override;
  void use_faces(std::vector<std::uint16_t> codes) override {
    faces_ = codes.empty() ? configured_ : std::move(codes);
  }
  void interrupt() override { keyboard_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return keyboard_.describe(); }

 private:
  [[nodiscard]] int face_of(std::uint16_t code) const;

  keys::Keyboard keyboard_;
  std::vector<std::uint16_t> configured_;
  std::vector<std::uint16_t> faces_;
};

}  // namespace drivers::buttons
