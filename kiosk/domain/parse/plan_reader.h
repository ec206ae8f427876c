#pragma once
// From office.json to the floor plan: floors, markers, kiosks and ways. Used by the content parser
// only; pure.

#include "kiosk/domain/office.h"
#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/service_parts.h"

namespace kiosk::domain::parse {

/// Reads `floors`, `places` and `kiosks` of the office's object. What has an error is left out:
/// also a floor or kiosk given twice, what is on a floor that is not there, and a marker whose
/// facility is unknown or not public. A way that leads nowhere is only reported.
void read_floor_plan(Fields& fields, Office& office, const Facilities& facilities);

}  // namespace kiosk::domain::parse
