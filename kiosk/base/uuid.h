#pragma once
// Record and ticket identities: UUID version 7 (RFC 9562), time-ordered, made by workers only,
// since the core has neither clock nor entropy.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"

namespace kiosk {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  [[nodiscard]] bool is_nil() const { return *this == Uuid{}; }
};

/// Version 7 from a time (before 1970 counts as 1970) and ten bytes of entropy.
Uuid make_uuid_v7(Instant now, const std::array<std::uint8_t, 10>& entropy);

/// Version 4 from sixteen bytes of entropy; for records whose identity must not tell their time.
Uuid make_uuid_v4(const std::array<std::uint8_t, 16>& entropy);

/// `0190163d-8694-739b-aea5-966c26f8ad91`, lower case; parse accepts either case.
std::string to_string(const Uuid& uuid);
std::optional<Uuid> parse_uuid(std::string_view text);

}  // namespace kiosk
