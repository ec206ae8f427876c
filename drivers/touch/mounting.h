#pragma once
// How a panel's sensor lies behind the picture, found by touching the picture's corners. Pure.

#include <array>
#include <optional>

#include "drivers/touch/fingers.h"

namespace drivers::touch {

/// For `[touch]` of kiosk.toml.
struct Mounting {
  int rotation = 0;                             // 0, 90, 180 or 270; 0 for a mirrored one
  std::array<int, 6> matrix{1, 0, 0, 0, 1, 0};  // of a mirrored one

  bool operator==(const Mounting&) const = default;
};

/// `corners` in the order upper left, upper right, lower right, lower left, as the kiosk's picture
/// stands; `screen_rotation` is the picture's own turn on the display (0, 90, 180 or 270), as
/// screen.rotation in kiosk.toml. Nothing when a touch was not in a corner, or they do not lie as
/// the corners of one panel.
std::optional<Mounting> mounting_of(const std::array<SensorPlace, 4>& corners, int screen_rotation);

}  // namespace drivers::touch
