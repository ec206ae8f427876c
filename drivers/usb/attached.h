#pragma once
// What is plugged into this machine's USB, as the kernel tells in /sys: nothing is opened, nobody
// is asked, no rights are needed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace drivers::usb {

struct AttachedDevice {
  std::string port;  // `1-2.3`: bus 1, its port 2, port 3 of the hub there; `usb1` is bus 1 itself
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string serial;  // may be empty; any bytes but control characters, at most 256
  std::string name;    // what it calls itself, likewise
  std::vector<std::string> interfaces;  // class, subclass and protocol of each: `03:01:01`

  bool operator==(const AttachedDevice&) const = default;
};

/// By port. `sys` is another place for /sys.
std::vector<AttachedDevice> attached_devices(const std::string& sys = "/sys");

/// Where the device behind a node is plugged in: of /dev/ttyUSB0, /dev/serial/by-id/..., and
/// /dev/usb/lp0. Nothing when it is not on USB, or not there.
std::optional<std::string> port_of_node(const std::string& node, const std::string& sys = "/sys");

}  // namespace drivers::usb
