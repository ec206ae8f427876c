// A line of the event log as a crash or a hand may have left it: an event or nothing, and an event
// that is written again reads as the same.

#include "kiosk/shell/files/event_json.h"
#include "tests/fuzz/targets.h"
#include "tests/support/sample_events.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const auto line = nlohmann::json::parse(input.begin(), input.end(), nullptr, false);
  const auto event = kiosk::shell::parse_event(line);
  if (!event) return Verdict::Refused;
  const auto written = kiosk::shell::to_json(*event);
  const auto again = kiosk::shell::parse_event(written);
  require(again && kiosk::shell::to_json(*again) == written);
  return Verdict::Taken;
}

std::vector<std::string> seeds() {
  std::vector<std::string> lines;
  for (const auto& event : tests::sample_events()) {
    lines.push_back(kiosk::shell::to_json(event).dump());
  }
  return lines;
}

}  // namespace

const Target event_json{"event_json", run, seeds};

}  // namespace fuzz
