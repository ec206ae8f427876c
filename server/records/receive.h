#pragma once
// Takes what a kiosk pushes: stores each record once, by the place that it has in its chain, before
// it answers. Nothing is refused for what it says: what cannot be used is kept, with a finding.

#include <expected>
#include <string>

#include "kiosk/sync/protocol/push.h"
#include "server/store/database.h"

namespace server::records {

/// Who sends, as the certificate of the connection says.
struct Sender {
  std::string centre;
  std::string kiosk;
  std::string certificate;  // serial
};

/// The answer for the kiosk, when the database has it durably. A push that was stored before is
/// accepted again and changes nothing.
///
/// Gap: the first record does not follow what is held. Fork: at a place that is known, or before
/// the first record, stands another hash than this push says; the source is quarantined, and what
/// comes of it from then on is refused the same way until staff have looked at it. Malformed: the
/// records do not hang together, or carry payloads that their digests do not cover.
std::expected<kiosk::sync::PushAnswer, store::DatabaseError> receive(store::Database& database,
                                                                     const Sender& sender,
                                                                     const kiosk::sync::Push& push);

}  // namespace server::records
