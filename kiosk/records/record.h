#pragma once
// One fact as the ledger keeps and sends it, and the canonical bytes its hash covers. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/sha256.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/records/chain.h"

namespace kiosk::records {

/// What happened, before it has its place in a chain. Each kind has a file that builds and parses
/// its payload: kinds.h names it.
struct Fact {
  Chain chain = Chain::Journal;
  std::string kind;     // `[a-z_]{1,40}`
  std::string payload;  // JSON text; with personal data only sealed

  bool operator==(const Fact&) const = default;
};

struct Record {
  Chain chain = Chain::Journal;
  std::int64_t sequence = 0;  // 1, 2, 3 ... without gap
  Uuid id;
  std::string kind;
  Instant time{};
  Digest payload_digest{};  // SHA-256 of the payload
  Digest previous{};        // hash of the record before; zero for the first
  Digest hash{};
  std::optional<std::string> payload;  // absent once erased

  bool operator==(const Record&) const = default;
};

/// SHA-256 over: `anjungan-record-1`, chain (1 byte), sequence, time in ms since 1970 (8 bytes
/// each, big endian), id (16), kind with its length (2 + n), payload digest (32), previous hash
/// (32).
Digest record_hash(const Record& record);

/// Stands in the place of a record that damage has made unreadable: it has neither time nor
/// payload, and the hash that its follower names.
inline constexpr std::string_view lost_kind = "ledger_lost";
bool is_lost(const Record& record);

/// True when the hash is right and, if the payload is there, its digest too; and for one that is
/// lost, of which a later record tells.
bool is_intact(const Record& record);

}  // namespace kiosk::records
