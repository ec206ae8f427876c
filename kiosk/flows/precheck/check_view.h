#pragma once
// How the places of the pre-check look. Used by check.cpp only.

#include "kiosk/flows/precheck/check.h"

namespace kiosk::flows::precheck {

ui::ScreenTree view_check(const World& world, const Check& state);

/// Every answer in a row of its own, to be looked over and changed.
ui::ScreenTree view_summary(const World& world, const domain::Service& service, const Check& state);

/// Year, month or day of a document's expiry.
ui::ScreenTree view_expiry(const World& world, const domain::Service& service, const Check& state);

}  // namespace kiosk::flows::precheck
