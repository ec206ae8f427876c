#pragma once
// Whether the requirements of a service hang together: ids, references, cycles (domain rules 2.6).
// Pure.

#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain::parse {

/// `node` is the service's `requirements`, for the lines of the findings.
void check_requirements(const Service& service, const JsonNode& node, Findings& findings);

}  // namespace kiosk::domain::parse
