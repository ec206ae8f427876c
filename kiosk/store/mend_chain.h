#pragma once
// Goes through a chain that cannot be believed and mends what of it can be: so that damage of one
// record costs that record, not the whole ledger. Store worker's thread only.

#include <cstdint>
#include <expected>

#include "kiosk/store/records.h"
#include "kiosk/store/rows.h"
#include "kiosk/store/session.h"
#include "kiosk/store/store_error.h"

namespace kiosk::store {

/// What it mended, without the name of the kiosk: the record `ledger_mended` of the same chain
/// tells it for ever. Inside a transaction of the chain's file. Corrupt when records are missing,
/// when the first one is lost, or when there are too many. May throw SOCI's errors.
std::expected<records::Mended, StoreError> mend_chain(SqlSession& session, Chain chain, Date today);

}  // namespace kiosk::store
