#pragma once
// The tables of the server, made and changed by numbered steps. A step that was released is never
// edited: a new one follows it.

#include <expected>

#include "server/store/database.h"

namespace server::store {

/// Brings the tables to the last step, in one transaction. TooNew when they are beyond it.
std::expected<void, DatabaseError> migrate(Database& database);

}  // namespace server::store
