#pragma once
// How ticket numbers follow one another, and whether the machine's clock can be believed. Pure; any
// thread. The store keeps the state these rules need.

#include <cstdint>
#include <expected>
#include <optional>

#include "kiosk/base/time.h"

namespace kiosk::domain {

inline constexpr int highest_sequence = 9999;
/// A kiosk that was switched off longer than this is asked to confirm its clock.
inline constexpr std::chrono::days far_ahead{400};

enum class ClockVerdict : std::uint8_t {
  Plausible,
  BeforeRecords,  // earlier than the newest record by more than a minute
  BeforeFloor,    // earlier than the program's own build year
  FarAhead,       // more than 400 days after the newest record
};

/// `newest` is the time of the newest record written under a plausible clock, if there is one.
ClockVerdict judge_clock(Instant now, std::optional<Instant> newest, Instant floor);

/// False for a clock of another age (1970, a far jump): it begins no day and closes nothing.
constexpr bool knows_the_day(ClockVerdict clock) {
  return clock == ClockVerdict::Plausible || clock == ClockVerdict::BeforeRecords;
}

/// The day whose series a ticket joins: the local day, so that one ticket on a wrong date binds no
/// other day. A clock of another age goes on with the day before, and a clock that is set back by
/// less than a minute ends no day.
Date numbering_day(Instant now, UtcOffset offset, std::optional<Date> last_day, ClockVerdict clock);

enum class NumberingError : std::uint8_t { Exhausted };

/// The number after `last` (0 = none yet that day): 1 .. 9999; 999 is followed by 1000.
std::expected<int, NumberingError> next_sequence(int last);

}  // namespace kiosk::domain
