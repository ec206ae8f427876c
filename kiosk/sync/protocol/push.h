#pragma once
// How records go from a kiosk to its hub, and from a hub to its centre: as JSON texts, pure. A
// payload is a text of its own inside the message, so that its bytes stay what the chain's hashes
// cover. `server/openapi.yaml` describes the same.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/uuid.h"
#include "kiosk/records/record.h"

namespace kiosk::sync {

/// The protocol's version; a receiver refuses others as Malformed.
inline constexpr int protocol_version = 1;

/// Of one push, as a sender makes it and a receiver takes it.
inline constexpr std::size_t most_records = 1'000;
/// Also what a compressed one may unpack to.
inline constexpr std::size_t most_push_bytes = 4ULL << 20U;

/// Records of one chain of one ledger, in order and without gap: the first follows the one whose
/// hash it names, each of the others the one before it. At least one.
struct Push {
  std::string kiosk;  // `K01`
  Uuid ledger;        // id of the chain's first record
  records::Chain chain = records::Chain::Journal;
  std::vector<records::Record> records;

  bool operator==(const Push&) const = default;
};

/// Where a receiver stands in a chain. Zero when it holds nothing of it.
struct Head {
  std::int64_t sequence = 0;
  Digest hash{};

  bool operator==(const Head&) const = default;
};

/// Why records were not taken. The list is closed: a record is never refused for what it says.
enum class Refusal : std::uint8_t {
  Malformed,  // no message of this protocol
  TooLarge,   // more than most_records or most_push_bytes
  Unknown,    // no such kiosk here
  Revoked,    // the kiosk's certificate was withdrawn
  Gap,        // the first record does not follow what is held: send from the head on
  Fork,       // another record stands in one of these places: a clone, or a file put back
  Busy,       // later: see retry_after
};

inline constexpr Refusal last_refusal = Refusal::Busy;

const char* name_of(Refusal refusal);  // `too_large`, as messages have it
std::optional<Refusal> parse_refusal(std::string_view name);

/// With a refusal nothing of the push was stored; without one all of it was, durably.
struct PushAnswer {
  std::optional<Refusal> refusal;
  Head head;                                          // the receiver's, after this push
  std::optional<std::chrono::seconds> retry_after{};  // with Busy; 1 to 3,600

  bool operator==(const PushAnswer&) const = default;
};

/// A kiosk's name may be any short text without spaces; who it is, its certificate says.
bool is_kiosk_name(std::string_view text);

std::string text_of(const Push& push);
/// Malformed or TooLarge. Whether the records hang together is for the receiver to find.
std::expected<Push, Refusal> parse_push(std::string_view text);

std::string text_of(const PushAnswer& answer);
/// Nothing for a text that is no answer of this protocol: a portal's page, half an answer.
std::optional<PushAnswer> parse_push_answer(std::string_view text);

}  // namespace kiosk::sync
