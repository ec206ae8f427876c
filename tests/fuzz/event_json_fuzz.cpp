// A line of the event log as a crash or a hand may have left it: an event or nothing, and an event
// that is written again reads as the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kiosk/shell/event_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto line = nlohmann::json::parse(data, data + size, nullptr, false);
  const auto event = kiosk::shell::parse_event(line);
  if (!event) return 0;
  const auto written = kiosk::shell::to_json(*event);
  const auto again = kiosk::shell::parse_event(written);
  if (!again || kiosk::shell::to_json(*again) != written) std::abort();
  return 0;
}
