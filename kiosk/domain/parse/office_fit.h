#pragma once
// Whether what a service names is there in the office: agency, queue group, desks, facilities. Used
// by the content parser only; pure.

#include "kiosk/domain/office.h"
#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain::parse {

/// `tree` is the service's file.
void check_office_fit(const Service& service, const Office& office, const JsonNode& tree,
                      Findings& findings);

}  // namespace kiosk::domain::parse
