#pragma once
// What the office should look at again, though the content is served as it is. Pure; any thread.

#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/content.h"

namespace kiosk::domain {

/// The longest promise, and time to get the next year's decree.
inline constexpr int calendar_warning_days = 90;

/// Warnings for the staff: notes on laws that were last checked more than twelve months ago (T7.3),
/// desks, active officers and staff of the standard that do not fit one another (T11.2), and a
/// holiday calendar that ends soon. Visitors see nothing of it.
std::vector<Finding> due_for_upkeep(const Content& content, Date today);

}  // namespace kiosk::domain
