#pragma once
// Where a box of faces is, as people write it: `buttons.address` of kiosk.toml, and what
// `anjungan-devices` takes. Any thread.

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/buttons/buttons.h"
#include "drivers/hid/device_identity.h"

namespace drivers::buttons {

inline constexpr std::string_view hid_box_scheme = "hid:";

enum class BoxKind : std::uint8_t {
  Keys,     // an input device: key_box.h
  Reports,  // HID reports: hid_box.h
};

struct BoxConfig {
  BoxKind kind = BoxKind::Keys;
  hid::DeviceIdentity device;
  /// Codes of three, four or five buttons, the unhappiest face first; none: the usual four.
  std::vector<std::uint16_t> faces;

  bool operator==(const BoxConfig&) const = default;
};

/// `evdev:1234:5678/serial?faces=2,3,4` or `hid:1234:5678/serial?faces=4,3,2,1`. Codes of the first
/// are those of linux/input-event-codes.h, and without any the keys 1 to 4, of the row or of the
/// number pad, or the first four buttons of a joystick or gamepad; of the second the numbers of its
/// buttons, and without any 1 to 4. The error is a sentence.
std::expected<BoxConfig, std::string> parse_box(std::string_view address);

/// Nothing is opened yet.
std::unique_ptr<ButtonBox> make_box(BoxConfig config);

}  // namespace drivers::buttons
