#pragma once
// The official calendar of non-working days, as the office's holiday files give it (domain rules
// 2.8). Values only; the rules stand in calendar.h.

#include <string>
#include <vector>

#include "kiosk/base/time.h"

namespace kiosk::domain {

enum class HolidayKind : std::uint8_t {
  National,         // LIBUR_NASIONAL
  CollectiveLeave,  // CUTI_BERSAMA: not a working day for civil servants
  Local,            // LOKAL
  Election,         // PEMILU
  Cancelled,        // BATAL: takes an earlier entry of the same day back
};

struct Holiday {
  Date date{};
  HolidayKind kind = HolidayKind::National;
  std::string name;

  bool operator==(const Holiday&) const = default;
};

/// Days outside from .. to are unknown, never guessed.
struct HolidayCalendar {
  Date from{};
  Date to{};
  std::vector<Holiday> days;  // by date

  bool operator==(const HolidayCalendar&) const = default;
};

}  // namespace kiosk::domain
