#pragma once
// Whether a number can be given now: asks the one rule of the domain for each group.

#include "kiosk/domain/opening_hours.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows::queue {

/// The queue group of a service; without one, the group that leads to the desk; without that, the
/// information desk's. Null when the office has none.
const domain::QueueGroup* group_of(const domain::Content& content, std::string_view service,
                                   std::string_view desk = {});

/// The verdict for the group of a service; NotConfigured without content or group.
domain::IssueDecision decide(const World& world, std::string_view service,
                             std::string_view desk = {});

/// No group at all gives numbers now.
bool nothing_open(const World& world);

}  // namespace kiosk::flows::queue
