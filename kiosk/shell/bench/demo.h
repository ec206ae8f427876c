#pragma once
// What `--demo` adds to the bench: a clock that shows a working centre at any hour, and a member of
// staff whose PIN is told. Main thread only.

#include <optional>
#include <string>

#include "kiosk/domain/content.h"
#include "kiosk/domain/demo_time.h"
#include "kiosk/shell/clock.h"

namespace kiosk::shell {

/// Lets the clock jump to the office's next such moment, or to the real time for none. It stays
/// where it is when the office has no such moment.
void move_demo_clock(KioskClock& clock, const domain::Content& content,
                     std::optional<domain::DemoMoment> moment);

/// A new PIN for the member `Peraga` of that data folder, as it is typed: `01 234567`. Empty when
/// it cannot be written.
std::string demo_pin(const std::string& data_folder);

/// `2026-12-01 09.00` of the office's wall clock.
std::string time_for_bench(Instant now, UtcOffset offset);

}  // namespace kiosk::shell
