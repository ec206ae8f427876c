#include "kiosk/domain/numbering.h"

#include <algorithm>

namespace kiosk::domain {
namespace {

/// Time servers put clocks right by so much without anybody noticing.
constexpr std::chrono::minutes step_back{1};

}  // namespace

ClockVerdict judge_clock(Instant now, std::optional<Instant> newest, Instant floor) {
  if (now < floor) return ClockVerdict::BeforeFloor;
  if (!newest) return ClockVerdict::Plausible;
  if (now + step_back < *newest) return ClockVerdict::BeforeRecords;
  if (now > *newest + far_ahead) return ClockVerdict::FarAhead;
  return ClockVerdict::Plausible;
}

Date numbering_day(Instant now, UtcOffset offset, std::optional<Date> last_day,
                   ClockVerdict clock) {
  const auto today = to_local(now, offset).date;
  if (!last_day) return today;
  if (!knows_the_day(clock)) return *last_day;
  const bool set_back_a_little = to_local(now + step_back, offset).date == *last_day;
  return set_back_a_little && today < *last_day ? *last_day : today;
}

std::expected<int, NumberingError> next_sequence(int last) {
  if (last >= highest_sequence) return std::unexpected(NumberingError::Exhausted);
  return std::max(last, 0) + 1;
}

}  // namespace kiosk::domain
