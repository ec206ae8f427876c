#include "kiosk/domain/numbering.h"

#include <algorithm>

namespace kiosk::domain {

ClockVerdict judge_clock(Instant now, std::optional<Instant> newest, Instant floor) {
  if (now < floor) return ClockVerdict::BeforeFloor;
  if (!newest) return ClockVerdict::Plausible;
  if (now + std::chrono::minutes{1} < *newest) return ClockVerdict::BeforeRecords;
  if (now > *newest + far_ahead) return ClockVerdict::FarAhead;
  return ClockVerdict::Plausible;
}

Date numbering_day(Date today, std::optional<Date> latest_day, ClockVerdict clock) {
  if (!latest_day) return today;
  if (clock != ClockVerdict::Plausible) return *latest_day;
  return std::max(today, *latest_day);
}

std::expected<int, NumberingError> next_sequence(int last) {
  if (last >= highest_sequence) return std::unexpected(NumberingError::Exhausted);
  return std::max(last, 0) + 1;
}

}  // namespace kiosk::domain
