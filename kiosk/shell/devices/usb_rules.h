#pragma once
// `--usb-rules`: what USBGuard has to allow on this machine, from the configured devices.

#include <string>
#include <vector>

#include "kiosk/shell/files/config.h"

namespace kiosk::shell {

struct UsbRules {
  std::string rules;  // for /etc/usbguard/rules.conf
  std::vector<std::string>
      absent;  // configured addresses on USB that nothing plugged in answers to

  bool operator==(const UsbRules&) const = default;
};

/// A device that is named by its numbers alone is allowed wherever one like it is plugged in now.
/// `sys` is another place for /sys.
UsbRules usb_rules(const Config& config, const std::string& sys = "/sys");

}  // namespace kiosk::shell
