#pragma once
// How the issuing screen looks and sounds; its rules stand in issuing.cpp.

#include "kiosk/flows/queue/issuing.h"

namespace kiosk::flows::queue {

ui::ScreenTree view_issuing(const World& world, const Issuing& state);

}  // namespace kiosk::flows::queue
