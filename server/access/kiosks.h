#pragma once
// The kiosks of a centre: who may send. One function a statement; all of it may throw SOCI's
// errors: call it inside Database's walls.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/sync/protocol/push.h"
#include "server/store/database.h"

namespace server::access {

enum class KioskState : std::uint8_t { Active, Revoked };

const char* name_of(KioskState state);  // `active`

struct Kiosk {
  std::string centre;
  std::string name;  // `K01`
  int digit = 0;     // 1 to 9, of its own series
  KioskState state = KioskState::Active;
  std::string certificate;  // serial of the one that was issued last
  /// That of the one before, until the kiosk shows the new one: the answer may have been lost.
  std::string former_certificate;
  std::string seal_keys;  // fingerprints, as the kiosk told them last

  bool operator==(const Kiosk&) const = default;
};

std::optional<Kiosk> find_kiosk(soci::session& session, const std::string& centre,
                                const std::string& name);
std::vector<Kiosk> all_kiosks(soci::session& session, const std::string& centre);
/// The lowest digit that no kiosk of the centre has; nothing when all nine are taken.
std::optional<int> free_digit(soci::session& session, const std::string& centre);
/// Adds it, or replaces the one of that name.
void put_kiosk(soci::session& session, const Kiosk& kiosk);

/// False when there is no such kiosk.
bool shut_out(soci::session& session, const std::string& centre, const std::string& name);
/// Makes `fresh` its certificate and the one that it `showed` the former; false when it has been
/// shut out meanwhile. Only these columns change: somebody else may change others.
bool renew_certificate(soci::session& session, const Kiosk& kiosk, const std::string& showed,
                       const std::string& fresh, const std::string& seal_keys);

/// Why a kiosk that shows this certificate is not let in; nothing when it is. Showing the newest
/// one ends the one before it.
std::optional<kiosk::sync::Refusal> refusal_of(soci::session& session, const std::string& centre,
                                               const std::string& name,
                                               const std::string& certificate);

}  // namespace server::access
