#pragma once
// Where fingers touch a panel, as its sensor says it, for whoever tries a panel that no display
// server shows anything on. The kiosk's own fingers come from the display server. One thread.
//
// Protocol: evdev, the one finger that the kernel makes of all fingers (ABS_X, ABS_Y, BTN_TOUCH); a
// panel that has none of it counts as absent.
// The panel is taken exclusively (EVIOCGRAB) meanwhile. Access: as for a keyboard. Tested hardware:
// none yet; umockdev, uinput.

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>

#include "drivers/hid/device_error.h"
#include "drivers/printer/posix_io.h"
#include "drivers/touch/touch_panel.h"

namespace drivers::touch {

/// From the sensor's own upper left corner, 0 to 1.
struct SensorPlace {
  double x = 0;
  double y = 0;

  bool operator==(const SensorPlace&) const = default;
};

class Fingers {
 public:
  explicit Fingers(PanelIdentity identity) : identity_(std::move(identity)) {}

  /// Where a finger left the panel; nothing when none did within `limit`. Opens the panel when it
  /// is not open, also after it was pulled out.
  std::expected<std::optional<SensorPlace>, hid::DeviceError> wait(std::chrono::milliseconds limit);

 private:
  /// One direction of the sensor, in its own units.
  struct Axis {
    std::uint16_t code = 0;
    std::int32_t lowest = 0;
    std::int32_t highest = 0;  // above `lowest`
    std::int32_t at = 0;       // of the last finger
  };

  std::expected<void, hid::DeviceError> open();
  /// Where the last finger was, which is not told again until it changes. False without directions.
  bool ask_axes();
  [[nodiscard]] static double part_of(const Axis& axis);

  PanelIdentity identity_;
  printer::Descriptor file_;  // not open: no panel
  Axis x_{.code = 0x00};      // ABS_X
  Axis y_{.code = 0x01};      // ABS_Y
};

}  // namespace drivers::touch
