#pragma once
// How long a visitor will probably wait. Pure; any thread.

#include <chrono>
#include <optional>

namespace kiosk::domain {

/// Minutes a case takes at a desk before anything has been measured.
inline constexpr std::chrono::seconds default_service_time = std::chrono::minutes{6};

/// What is known of one desk today: from the counters, by the server. Without it there is no
/// estimate.
struct DeskFacts {
  int open_counters = 1;
  std::chrono::seconds average_service = default_service_time;

  bool operator==(const DeskFacts&) const = default;
};

/// ceil(ahead / max(1, open counters)) times the average, rounded up to whole minutes, at most a
/// day; absent when nothing is known of today. Seven ahead at three counters of six minutes: 18.
std::optional<int> wait_estimate_minutes(int ahead, const std::optional<DeskFacts>& desk);

/// The moving average after one more case: a fifth of the way to it. Cases under ten seconds or
/// over four hours are slips of the button and change nothing.
std::chrono::seconds average_after(std::chrono::seconds average, std::chrono::seconds measured);

}  // namespace kiosk::domain
