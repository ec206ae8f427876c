#pragma once
// Tokens that may be spent once a day: an invitation to the survey, a ticket's press on a face.
// In a file of their own, apart from all records, and forgotten the next day: they tell which
// tickets have had their say, neither when nor what (P10). Store worker's thread only; may
// throw SOCI's errors.

#include <string>

#include "kiosk/base/time.h"
#include "kiosk/store/session.h"

namespace kiosk::store {

bool is_spent(SqlSession& session, Date day, const std::string& token);

/// Forgets the tokens of all other days. All are written anew in the order of their letters: where
/// one stands does not tell when it came.
void spend(SqlSession& session, Date day, const std::string& token);

}  // namespace kiosk::store
