#pragma once
// Numbers of JSON that somebody else may have written. The library's own conversions take 1e300 for
// an int, which is undefined, and cut off what is too large. Any thread.

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "kiosk/base/time.h"

namespace kiosk::shell {

/// A whole number from `low` to `high`; throws a json::exception for everything else.
template <std::integral Number>
Number whole(const nlohmann::json& value, Number low = std::numeric_limits<Number>::min(),
             Number high = std::numeric_limits<Number>::max()) {
  const auto refuse = [&]() -> Number {
    throw nlohmann::json::out_of_range::create(406, "is no whole number in its range", &value);
  };
  if (!value.is_number_integer()) return refuse();
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (std::cmp_less(number, low) || std::cmp_greater(number, high)) return refuse();
    return static_cast<Number>(number);
  }
  const auto number = value.get<std::int64_t>();
  if (std::cmp_less(number, low) || std::cmp_greater(number, high)) return refuse();
  return static_cast<Number>(number);
}

/// Any number from `low` to `high`; throws as above.
inline double number_between(const nlohmann::json& value, double low, double high) {
  const double number = value.is_number() ? value.get<double>() : low - 1;
  if (number >= low && number <= high) return number;
  throw nlohmann::json::out_of_range::create(406, "is no number in its range", &value);
}

/// How many of something: small enough to be counted on.
template <std::integral Number = int>
Number count_of(const nlohmann::json& value) {
  return whole<Number>(value, 0, 1'000'000'000);
}

inline std::map<std::string, int> counts_of(const nlohmann::json& object) {
  std::map<std::string, int> counts;
  for (const auto& [key, value] : object.items()) counts.emplace(key, count_of(value));
  return counts;
}

/// Time on the clock that never jumps, or between two events: up to 300 years either way.
inline std::chrono::milliseconds milliseconds_of(const nlohmann::json& value) {
  constexpr std::int64_t farthest = 10'000'000'000'000;
  return std::chrono::milliseconds{whole<std::int64_t>(value, -farthest, farthest)};
}

/// From 1900, which a clock that was lost may say, to the end of 9999.
inline Instant instant_of(const nlohmann::json& value) {
  return Instant{std::chrono::milliseconds{
      whole<std::int64_t>(value, -2'208'988'800'000, 253'402'300'799'999)}};
}

/// A member of an enumeration by its number; `last`, its last one, for every other whole number.
template <class Enum>
Enum member_of(const nlohmann::json& value, Enum last) {
  const auto number = whole<std::int64_t>(value);
  if (number < 0 || number > static_cast<std::int64_t>(last)) return last;
  return static_cast<Enum>(number);
}

}  // namespace kiosk::shell
