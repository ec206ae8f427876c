#pragma once
// The tables of the ledger and how an older file becomes a newer one. Store worker's thread only.

#include <expected>

#include "kiosk/store/session.h"
#include "kiosk/store/store_error.h"

namespace kiosk::store {

/// The version this program writes.
inline constexpr int schema_version = 6;
/// The last version whose voices stood beside the tickets.
inline constexpr int last_with_voices = 5;

enum class SchemaState : std::uint8_t { Fresh, Older, Current };

/// Compares the file with this program. TooNew when a later program wrote it; Corrupt when the two
/// places that hold the version disagree. May throw SOCI's errors.
std::expected<SchemaState, StoreError> inspect_schema(SqlSession& session);

/// Brings a fresh or older file to the version `last`. Run it inside one transaction. May throw.
void migrate(SqlSession& session, int last);

/// Makes the tables of the voices in their own file, with what a file of version 5 holds of them.
/// In one transaction that changes no other file; when they are there, nothing. May throw.
/// True when it made them.
bool make_apart(SqlSession& session);
/// The same for the tokens that have had their say.
bool make_spent(SqlSession& session);

}  // namespace kiosk::store
