#pragma once
// The tables of the ledger and how an older file becomes a newer one. Store worker's thread only.

#include <expected>

#include "kiosk/store/session.h"
#include "kiosk/store/store_error.h"

namespace kiosk::store {

/// The version this program writes.
inline constexpr int schema_version = 5;

enum class SchemaState : std::uint8_t { Fresh, Older, Current };

/// Compares the file with this program. TooNew when a later program wrote it; Corrupt when the two
/// places that hold the version disagree. May throw SOCI's errors.
std::expected<SchemaState, StoreError> inspect_schema(Session& session);

/// Brings a fresh or older file to the current version. Run it inside one transaction. May throw.
void migrate(Session& session);

}  // namespace kiosk::store
