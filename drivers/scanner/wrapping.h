#pragma once
// What a scanner puts around a code, or says of itself, is not the code. Pure.

#include <optional>
#include <string>

namespace drivers::scanner {

/// What this scanner was set to send before and after each code; empty = nothing.
struct Wrapping {
  std::string prefix;
  std::string suffix;

  bool operator==(const Wrapping&) const = default;
};

/// The code alone. Taken off: the configured texts, a byte order mark, the AIM symbology identifier
/// (`]Q1`; ISO/IEC 15424) and an ECI escape (`\000026`), which many scanners send without being
/// asked. Absent when nothing is left, and when the scanner said that it read nothing (`NOREAD`).
std::optional<std::string> unwrapped(std::string code, const Wrapping& wrapping = {});

}  // namespace drivers::scanner
