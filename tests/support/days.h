#pragma once
// Days as tests write them.

#include "kiosk/base/time.h"

namespace tests {

inline kiosk::Date day(const char* text) {
  return *kiosk::parse_date(text);
}

/// The day on which most tests play: an ordinary working day.
inline const kiosk::Date monday = day("2026-11-23");

}  // namespace tests
