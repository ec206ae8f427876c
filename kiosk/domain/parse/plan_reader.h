#pragma once
// From office.json to the floor plan: floors, markers, kiosks and ways. Used by the content parser
// only; pure.

#include "kiosk/domain/office.h"
#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/service_parts.h"

namespace kiosk::domain::parse {

/// Reads `floors`, `places` and `kiosks` of the office's object.
void read_floor_plan(Fields& fields, Office& office);

/// Floors and kiosks that are given twice, and markers on floors that are not there.
void check_floor_plan(const Office& office, const Node& tree, Report& report);

/// Takes markers off the map whose facility is unknown or not public, and reports them; a desk
/// there, and a way that leads nowhere, is only reported. `tree` is the office's file.
void check_places(Office& office, const Facilities& facilities, const Node& tree, Report& report);

}  // namespace kiosk::domain::parse
