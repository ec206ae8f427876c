#include "kiosk/shell/devices/usb_rules.h"

#include <algorithm>
#include <optional>
#include <set>

#include "drivers/buttons/box_address.h"
#include "drivers/hid/device_identity.h"
#include "drivers/keys/input_devices.h"
#include "drivers/keys/keyboard.h"
#include "drivers/printer/address.h"
#include "drivers/scanner/hid_pos_scanner.h"
#include "drivers/usb/usbguard_rules.h"
#include "kiosk/base/overloaded.h"

namespace kiosk::shell {
namespace {

using drivers::usb::AttachedDevice;

/// Which plugged-in devices an address means; nothing for an address that is not on USB.
class Finder {
 public:
  explicit Finder(std::string sys)
      : sys_(std::move(sys)), attached_(drivers::usb::attached_devices(sys_)) {}

  [[nodiscard]] const std::vector<AttachedDevice>& attached() const { return attached_; }

  [[nodiscard]] std::optional<std::set<std::string>> of_printer(const std::string& text) const {
    const auto address = drivers::printer::parse_address(text);
    if (!address) return std::nullopt;
    return std::visit(
        Overloaded{
            [&](const drivers::printer::UsbConfig& usb) -> Ports {
              return matching([&](const AttachedDevice& device) {
                return has_printer(device) && (usb.device.vendor == 0 || same(usb.device, device));
              });
            },
            [&](const drivers::printer::SerialConfig& line) -> Ports { return behind(line.path); },
            [&](const drivers::printer::FileConfig& file) -> Ports { return behind(file.path); },
            [](const auto&) -> Ports { return std::nullopt; }},
        *address);
  }

  [[nodiscard]] std::optional<std::set<std::string>> of_input(const std::string& text) const {
    const auto device = text.substr(0, text.find('?'));
    constexpr std::string_view line = "serial:";
    if (device.starts_with(line)) return behind(device.substr(line.size()));
    // The touch panel's has no scheme.
    for (const std::string_view scheme :
         {drivers::keys::address_scheme, drivers::scanner::hid_pos_scheme,
          drivers::buttons::hid_box_scheme, std::string_view{}}) {
      const auto identity = drivers::hid::parse_device_identity(scheme, device);
      if (identity) return of_identity(*identity);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::set<std::string> of_identity(
      const drivers::hid::DeviceIdentity& identity) const {
    return matching([&](const AttachedDevice& one) { return same(identity, one); });
  }

 private:
  using Ports = std::optional<std::set<std::string>>;

  static bool same(const auto& wanted, const AttachedDevice& device) {
    return wanted.vendor == device.vendor && wanted.product == device.product &&
           (wanted.serial.empty() || wanted.serial == device.serial);
  }

  static bool has_printer(const AttachedDevice& device) {
    return std::ranges::any_of(device.interfaces,
                               [](const auto& one) { return one.starts_with("07:01:"); });
  }

  [[nodiscard]] std::set<std::string> matching(const auto& is_meant) const {
    std::set<std::string> ports;
    for (const auto& device : attached_) {
      if (is_meant(device)) ports.insert(device.port);
    }
    return ports;
  }

  /// A node that is there and not on USB (a line of the board itself) needs no rule.
  [[nodiscard]] Ports behind(const std::string& node) const {
    if (const auto port = drivers::usb::port_of_node(node, sys_)) return std::set{*port};
    const bool names_usb = node.find("/ttyUSB") != node.npos || node.find("/ttyACM") != node.npos ||
                           node.find("/by-id/usb-") != node.npos || node.starts_with("/dev/usb/");
    return names_usb ? Ports{std::set<std::string>{}} : std::nullopt;
  }

  std::string sys_;
  std::vector<AttachedDevice> attached_;
};

}  // namespace

UsbRules usb_rules(const Config& config, const std::string& sys) {
  const Finder finder{sys};
  std::set<std::string> ports;
  UsbRules result;
  const auto add = [&](const std::string& address, const auto& found) {
    if (!found) return;
    if (found->empty()) result.absent.push_back(address);
    ports.insert(found->begin(), found->end());
  };
  add(config.printer.address, finder.of_printer(config.printer.address));
  for (const auto* address :
       {&config.scanner_address, &config.buttons_address, &config.keys_address}) {
    add(*address, finder.of_input(*address));
  }
  if (config.touch_device.empty()) {
    // Any touch screen is the kiosk's: those that are here.
    for (const auto& device : drivers::keys::find_input_devices()) {
      if (!device.is_touch_screen) continue;
      const auto found = finder.of_identity(device.identity);
      ports.insert(found.begin(), found.end());
    }
  } else {
    add(config.touch_device, finder.of_input(config.touch_device));
  }
  result.rules = drivers::usb::usbguard_rules(finder.attached(), ports);
  return result;
}

}  // namespace kiosk::shell
