#pragma once
// Events as JSON lines: what the event log keeps and a replay reads. Of scans only what tells of no
// person is kept (domain/loggable_scan.h).

#include <optional>

#include <nlohmann/json.hpp>

#include "kiosk/messages/event.h"

namespace kiosk::shell {

nlohmann::json to_json(const messages::Event& event);

/// Nothing when the line is not an event. ContentLoaded comes back with its digest only: the replay
/// loads the content itself.
std::optional<messages::Event> parse_event(const nlohmann::json& line);

}  // namespace kiosk::shell
