#pragma once
// What devices report: `device_printer` with its trouble, and `device_scanner`, `device_buttons`,
// `device_keys`, `device_headphones`, `device_touch`, `device_display` with their state. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/records/record.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view device_printer = "device_printer";
inline constexpr std::string_view device = "device_";  // and its name
}  // namespace kinds

/// `trouble` is one of those of `drivers/printer/status.h`, `none` among them.
Fact printer_fact(std::string_view trouble);
/// Not of the printer. `state` is `ready`, `lost` ...
Fact device_fact(std::string_view device, std::string_view state);

struct DeviceChange {
  std::string device;  // `printer`, `scanner` ...
  std::string state;   // the printer's trouble, another's state

  bool operator==(const DeviceChange&) const = default;
};

std::optional<DeviceChange> parse_device(std::string_view kind, std::string_view payload);

}  // namespace kiosk::records
