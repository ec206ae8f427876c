#pragma once
// How a promise of working days stands today: for file receipts (7 working days, T3.1) and
// complaints (14). Pure; any thread. What the calendar does not cover is unknown, never guessed.

#include <cstdint>
#include <optional>

#include "kiosk/domain/calendar.h"

namespace kiosk::domain {

enum class PromiseState : std::uint8_t { Unknown, Running, DueToday, Over };

struct Promise {
  PromiseState state = PromiseState::Unknown;
  std::optional<Date> due;          // absent outside the calendar
  std::optional<int> working_days;  // left when running, past when over

  bool operator==(const Promise&) const = default;
};

/// `count` working days after the day of receipt, which is `received` or the next working day.
Promise judge_promise(const HolidayCalendar& calendar, Date received, int count, Date today);

}  // namespace kiosk::domain
