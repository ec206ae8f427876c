#pragma once
// `pulse`: a press on a face (domain rules 2.4). No ticket, no person, no time finer than the hour.
// Never part of the index (domain rules 3.5.5). Pure.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/records/record.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view pulse = "pulse";
}  // namespace kinds

struct Pulse {
  Uuid id;
  Instant at{};
  UtcOffset utc_offset = western_indonesia;
  std::string kiosk;
  std::optional<int> face = 4;  // 1 to 4, 4 the happiest; nothing for the neutral one of five
  domain::Language language = domain::Language::Indonesian;

  bool operator==(const Pulse&) const = default;
};

Fact fact_of(const Pulse& pulse);

/// Its time is the hour. An unknown language counts as Indonesian.
std::optional<Pulse> parse_pulse(std::string_view payload);

}  // namespace kiosk::records
