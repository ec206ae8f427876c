#pragma once
// From question to question of a pre-check, and back. Used by check.cpp only.

#include <string>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/precheck/check.h"

namespace kiosk::flows::precheck {

/// The first question, or the summary of a service that asks none.
Outcome begin(const World& world, const domain::Service& service, Check state);

/// What follows a step whose answer stands: the next one in order, or what is still open.
Outcome go_on(const World& world, const domain::Service& service, Check state);

/// As go_on, but who is already outside the service's range hears of it once.
Outcome answered(const World& world, const domain::Service& service, Check state);

/// To a question of the summary, and back there after its answer.
Outcome change(const World& world, const domain::Service& service, Check state,
               const std::string& step);

Outcome go_back(const World& world, const domain::Service& service, Check state);

/// The result, or the first question that is still open.
Outcome finish(const World& world, const domain::Service& service, const Check& state);

}  // namespace kiosk::flows::precheck
