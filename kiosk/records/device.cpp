#include "kiosk/records/device.h"

#include "kiosk/records/fields.h"

namespace kiosk::records {

Fact printer_fact(std::string_view trouble) {
  return {.kind = std::string{kinds::device_printer},
          .payload = text_of({{"schema", 1}, {"trouble", trouble}})};
}

Fact device_fact(std::string_view device, std::string_view state) {
  return {.kind = std::string{kinds::device} + std::string{device},
          .payload = text_of({{"schema", 1}, {"state", state}})};
}

std::optional<DeviceChange> parse_device(std::string_view kind, std::string_view payload) {
  if (!kind.starts_with(kinds::device)) return std::nullopt;
  auto state = text_at(parse_object(payload), kind == kinds::device_printer ? "trouble" : "state");
  if (!state) return std::nullopt;
  return DeviceChange{.device = std::string{kind.substr(kinds::device.size())},
                      .state = std::move(*state)};
}

}  // namespace kiosk::records
