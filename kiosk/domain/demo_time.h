#pragma once
// Where a demonstration's clock is put, so that a working centre, its break and its night can be
// looked at on any day. Pure; any thread.

#include <cstdint>
#include <optional>

#include "kiosk/base/time.h"
#include "kiosk/domain/holidays.h"
#include "kiosk/domain/hours.h"

namespace kiosk::domain {

enum class DemoMoment : std::uint8_t {
  Start,     // 09.00 of the next working day, or its opening where 09.00 is outside its hours
  Opening,   // the doors open
  Break,     // the break begins
  Closed,    // the doors close
  Midnight,  // ten seconds before it, so that the day is seen to turn
};

/// The first such moment after `now`: a clock that only goes forwards makes no ledger doubt it.
/// Nothing where the office has no day like that within 400 days.
std::optional<LocalTime> next_moment(const OpeningHours& hours, const HolidayCalendar& calendar,
                                     DemoMoment moment, const LocalTime& now);

}  // namespace kiosk::domain
