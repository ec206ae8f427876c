#pragma once
// A look at the newest records whenever the file is opened: is the end of the chains sound, and do
// the tables that numbers come from agree with it? Store worker's thread only.

#include <expected>

#include "kiosk/store/records.h"
#include "kiosk/store/session.h"
#include "kiosk/store/store_error.h"

namespace kiosk::store {

struct TailReport {
  bool follows_damage = false;  // the first record names a predecessor
};

/// The last fifty records of the chain hang together and end where its file says. May throw SOCI's
/// errors.
bool is_tail_sound(SqlSession& session, Chain chain);

/// Reads the last fifty records of the journal and every ticket of the last day; Corrupt
/// when something does not fit. May throw SOCI's errors.
std::expected<TailReport, StoreError> check_tail(SqlSession& session);

}  // namespace kiosk::store
