#pragma once
// A box of faces that is an input device: a keyboard of a few keys, or the encoder of a joystick.
// It is taken exclusively. Used by one worker thread.
//
// Identity, access, tested hardware: drivers/keys/keyboard.h. Codes of its buttons: those of
// linux/input-event-codes.h.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "drivers/buttons/box_address.h"
#include "drivers/buttons/buttons.h"
#include "drivers/keys/keyboard.h"

namespace drivers::buttons {

class KeyBox final : public ButtonBox {
 public:
  explicit KeyBox(BoxConfig config)
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
