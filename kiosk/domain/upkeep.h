#pragma once
// What the office should look at again, though the content is served as it is. Pure; any thread.

#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/content.h"

namespace kiosk::domain {

/// Warnings for the staff: notes on laws that were last checked more than twelve months ago (T7.3),
/// and desks, active officers and staff of the standard that do not fit one another (T11.2).
/// Visitors see nothing of it.
std::vector<Finding> due_for_upkeep(const Content& content, Date today);

}  // namespace kiosk::domain
