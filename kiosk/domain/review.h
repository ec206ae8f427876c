#pragma once
// Whether a service's standard has to be looked at again. Pure; any thread.

#include <optional>

#include "kiosk/base/time.h"

namespace kiosk::domain {

/// Standards are evaluated at least once a year (component 14): due when the last review is more
/// than 365 days ago. A service whose review is not known is not listed: nothing is known of it.
bool review_is_due(std::optional<Date> reviewed_on, Date today);

}  // namespace kiosk::domain
