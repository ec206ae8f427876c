#include "kiosk/domain/wait_estimate.h"

#include <algorithm>

namespace kiosk::domain {

std::optional<int> wait_estimate_minutes(int ahead, const std::optional<DeskFacts>& desk) {
  if (!desk) return std::nullopt;
  auto counters = std::max(1, desk->open_counters);
  auto people = static_cast<std::int64_t>(std::max(0, ahead));
  auto rounds = (people + counters - 1) / counters;
  auto average = std::clamp(desk->average_service, std::chrono::seconds{1},
                            std::chrono::seconds{std::chrono::hours{4}});
  auto minutes = std::chrono::ceil<std::chrono::minutes>(rounds * average).count();
  constexpr std::int64_t day_minutes = std::int64_t{24} * 60;
  return static_cast<int>(std::min<std::int64_t>(minutes, day_minutes));
}

std::chrono::seconds average_after(std::chrono::seconds average, std::chrono::seconds measured) {
  if (measured < std::chrono::seconds{10} || measured > std::chrono::hours{4}) return average;
  return average + (measured - average) / 5;
}

}  // namespace kiosk::domain
