#pragma once
// How a kiosk becomes one of the centre's: a code that works once, a certificate for its key, and
// its digit; how it gets a new certificate, and how it is shut out.

#include <chrono>
#include <expected>
#include <string>

#include "kiosk/sync/protocol/enrol.h"
#include "server/access/authority.h"
#include "server/access/kiosks.h"

namespace server::access {

/// How long a code may wait for whoever installs the kiosk.
inline constexpr std::chrono::hours code_life{48};

/// A code for a kiosk of that name, which may be new, replaced by another machine, or revoked.
/// Only the hash of its secret is kept; earlier codes of that kiosk end.
std::expected<kiosk::sync::EnrolmentCode, store::DatabaseError> give_code(
    store::Database& database, const Authority& authority, const std::string& centre,
    const std::string& kiosk, kiosk::Instant now);

/// Uses the code up. A kiosk that is there already keeps its digit.
std::expected<kiosk::sync::EnrolAnswer, store::DatabaseError> enrol(
    store::Database& database, Authority& authority, const std::string& centre,
    const kiosk::sync::EnrolRequest& request, kiosk::Instant now);

/// The certificate shown stays good until the new one is shown: the answer may be lost.
std::expected<kiosk::sync::EnrolAnswer, store::DatabaseError> renew(
    store::Database& database, Authority& authority, const std::string& centre,
    const std::string& kiosk, const std::string& certificate,
    const kiosk::sync::RenewRequest& request, kiosk::Instant now);

/// Its codes end too. False when there is no such kiosk.
std::expected<bool, store::DatabaseError> revoke(store::Database& database,
                                                 const std::string& centre,
                                                 const std::string& kiosk);

}  // namespace server::access
