#pragma once
// How the issuing screen looks and sounds; its rules stand in issuing.cpp.

#include <optional>

#include "kiosk/flows/info/map.h"
#include "kiosk/flows/queue/issuing.h"

namespace kiosk::flows::queue {

/// Who nurses is shown the lactation room first (component 8 of the standard, facility 21).
std::optional<info::Map> way_to_lactation_room(const World& world, const domain::Ticket& ticket);

/// What became of the ticket's paper; not for PaperPhase::None.
ui::Node paper_note(PaperPhase paper);

ui::ScreenTree view_issuing(const World& world, const Issuing& state);

}  // namespace kiosk::flows::queue
