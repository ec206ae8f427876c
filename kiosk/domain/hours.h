#pragma once
// Opening hours and limits as the office configures them. Values only; the one rule that decides
// whether a ticket may be issued stands in opening_hours.h.

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/time.h"

namespace kiosk::domain {

/// Minutes since local midnight. Closed at `closes` itself.
struct DayHours {
  std::chrono::minutes opens{0};
  std::chrono::minutes closes{0};
  std::optional<std::chrono::minutes> break_from;
  std::optional<std::chrono::minutes> break_to;

  bool operator==(const DayHours&) const = default;
};

/// A date that differs from the week: other hours, or closed when `hours` is absent.
struct SpecialDay {
  Date date{};
  std::optional<DayHours> hours;
  std::string reason;

  bool operator==(const SpecialDay&) const = default;
};

/// `configured` is false until the office has given its hours: then no ticket is issued.
struct OpeningHours {
  bool configured = false;
  bool issue_during_break = true;
  std::array<std::optional<DayHours>, 7> week;  // Monday first
  std::vector<SpecialDay> special_days;

  bool operator==(const OpeningHours&) const = default;
};

/// Limits of one queue group.
struct GroupLimits {
  std::optional<int> quota_per_day;
  std::optional<std::chrono::minutes> cut_off;  // no tickets from this local time on

  bool operator==(const GroupLimits&) const = default;
};

}  // namespace kiosk::domain
