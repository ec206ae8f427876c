#pragma once
// Rules of USBGuard (usbguard-rules.conf(5)) that allow the kiosk's own devices at their places and
// nothing else. Pure.

#include <set>
#include <span>
#include <string>

#include "drivers/usb/attached.h"

namespace drivers::usb {

/// One rule for each device at `ports`, by its numbers, its serial number, its port and all of its
/// interfaces, so that a printer that has become a keyboard too stays blocked; one for each hub on
/// the way there; and at last everything else is blocked. Ports where nothing is are passed over.
std::string usbguard_rules(std::span<const AttachedDevice> attached,
                           const std::set<std::string>& ports);

}  // namespace drivers::usb
