#pragma once
// From office.json and the holiday files to their values. Used by the content parser only; pure.

#include <optional>

#include "kiosk/domain/holidays.h"
#include "kiosk/domain/office.h"
#include "kiosk/domain/parse/includes.h"
#include "kiosk/domain/service_parts.h"

namespace kiosk::domain::parse {

inline constexpr std::string_view office_path = "office.json";

/// Nothing when the file is missing, is not JSON or is of another schema. Every other error is in
/// the findings and costs no more than what it stands in: a value goes to its default, an agency, a
/// group or a desk is left out where its code is wrong or given twice, and so is a group too many,
/// a day whose hours are wrong, a special day, a mark on the map.
std::optional<Office> read_office(SourceFiles& files, const Facilities& facilities,
                                  Findings& findings);

/// All files of holidays/ as one calendar. Their coverages must join without a gap; a file with an
/// error, and every later one, is left out, so that days it should cover stay unknown.
HolidayCalendar read_holidays(const ContentFiles& files, Findings& findings);

}  // namespace kiosk::domain::parse
