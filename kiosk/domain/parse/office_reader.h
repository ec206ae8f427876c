#pragma once
// From office.json and the holiday files to their values. Used by the content parser only; pure.

#include <optional>

#include "kiosk/domain/holidays.h"
#include "kiosk/domain/office.h"
#include "kiosk/domain/parse/includes.h"

namespace kiosk::domain::parse {

inline constexpr std::string_view office_path = "office.json";

/// Nothing when the file is missing or has an error, which then is in the report.
std::optional<Office> read_office(SourceFiles& files, Report& report);

/// All files of holidays/ as one calendar. Their coverages must join without a gap; a file with an
/// error, and every later one, is left out, so that days it should cover stay unknown.
HolidayCalendar read_holidays(const ContentFiles& files, Report& report);

}  // namespace kiosk::domain::parse
