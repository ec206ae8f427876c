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

/// The day whose series a ticket joins: the local day, but never earlier than the latest day that
/// has tickets, and not a new day on the word of a clock that is not plausible.
Date numbering_day(Date today, std::optional<Date> latest_day, ClockVerdict clock);

enum class NumberingError : std::uint8_t { Exhausted };

/// The number after `last` (0 = none yet that day): 1 .. 9999; 999 is followed by 1000.
std::expected<int, NumberingError> next_sequence(int last);

}  // namespace kiosk::domain
