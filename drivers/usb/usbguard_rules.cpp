#include "drivers/usb/usbguard_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace drivers::usb {
namespace {

/// As the rules' grammar has it: what a device says of itself must not end the string.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + '"';
}

std::string rule_of(const AttachedDevice& device) {
  return fmt::format(
      "# {}\nallow id {:04x}:{:04x} serial {} via-port {} with-interface equals {{ {} }}\n",
      device.name, device.vendor, device.product, quoted(device.serial), quoted(device.port),
      fmt::join(device.interfaces, " "));
}

/// `1-2.3.4` is reached through the hubs `1-2` and `1-2.3`.
std::set<std::string> hubs_before(const std::set<std::string>& ports) {
  std::set<std::string> hubs;
  for (const auto& port : ports) {
    auto hub = port;
    for (auto dot = hub.rfind('.'); dot != hub.npos; dot = hub.rfind('.')) {
      hub.resize(dot);
      hubs.insert(hub);
    }
  }
  return hubs;
}

}  // namespace

std::string usbguard_rules(std::span<const AttachedDevice> attached,
                           const std::set<std::string>& ports) {
  const auto hubs = hubs_before(ports);
  std::string rules;
  for (const auto& device : attached) {
    if (hubs.contains(device.port) || ports.contains(device.port)) rules += rule_of(device);
  }
  return rules + "# Everything else.\nblock\n";
}

}  // namespace drivers::usb
