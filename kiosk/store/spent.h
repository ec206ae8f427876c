#pragma once
// Tokens that may be spent once a day: an invitation to the survey, a ticket's press on a face.
// Kept apart from all records and forgotten the next day (P10). Store worker's thread only; may
// throw SOCI's errors.

#include <string>

#include "kiosk/base/time.h"
#include "kiosk/store/session.h"

namespace kiosk::store {

bool is_spent(Session& session, Date day, const std::string& token);

/// Forgets the tokens of all other days. False when this one was spent already.
bool spend(Session& session, Date day, const std::string& token);

}  // namespace kiosk::store
