#pragma once
// The events of staff.h as JSON, for the event log; see event_json.h.

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "kiosk/messages/event.h"

namespace kiosk::shell {

nlohmann::json staff_json(const messages::PinChecked& event);
nlohmann::json staff_json(const messages::EmergencyChanged& event);
nlohmann::json staff_json(const messages::StandingRestored& event);
nlohmann::json staff_json(const messages::SettingsKept& event);
nlohmann::json staff_json(const messages::TicketsListed& event);
nlohmann::json staff_json(const messages::TicketVoided& event);
nlohmann::json staff_json(const messages::DayCounted& event);
nlohmann::json staff_json(const messages::VisitsForgotten& event);

/// Nothing when it is not one of these. May throw nlohmann's errors for a line that is broken.
std::optional<messages::Event> parse_staff_event(const std::string& kind,
                                                 const nlohmann::json& line);

}  // namespace kiosk::shell
