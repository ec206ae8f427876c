#pragma once
// Which device of this machine is meant, wherever it is plugged in: `evdev:0c2e:0b61/17303B0DC4`.
// Pure.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace drivers::hid {

struct DeviceIdentity {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string serial;  // empty = any

  bool operator==(const DeviceIdentity&) const = default;
};

/// Behind the scheme (`evdev:`) vendor and product in four hexadecimal digits each, as `lsusb`
/// shows them, and the serial number where there are two alike. The error is a sentence.
std::expected<DeviceIdentity, std::string> parse_device_identity(std::string_view scheme,
                                                                 std::string_view address);

std::string to_address(std::string_view scheme, const DeviceIdentity& identity);

/// Whether a device that was found is the wanted one.
bool matches(const DeviceIdentity& wanted, const DeviceIdentity& found);

}  // namespace drivers::hid
