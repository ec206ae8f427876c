#pragma once
// One fact as the ledger keeps and sends it, and the canonical bytes its hash covers. Pure.

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/sha256.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/store/chain.h"

namespace kiosk::store {

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

/// The payload of `ticket_issued`: JSON after the data dictionary, no personal data. `continues` is
/// the day whose numbers these go on after, when the clock was set back.
std::string ticket_payload(const domain::Ticket& ticket, std::string_view kiosk, UtcOffset offset,
                           std::optional<Date> continues = std::nullopt);
std::optional<Date> continued_day(std::string_view payload);
/// An unknown priority counts as Other; anything else out of place gives nothing.
std::optional<domain::Ticket> parse_ticket_payload(std::string_view text);

}  // namespace kiosk::store
