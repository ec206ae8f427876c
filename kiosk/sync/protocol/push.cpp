#include "kiosk/sync/protocol/push.h"

#include <algorithm>
#include <array>

#include "kiosk/records/fields.h"

namespace kiosk::sync {
namespace {

using records::json;
using records::ordered_json;

constexpr std::int64_t most_sequence = 1LL << 53U;        // what every reader of JSON keeps exact
constexpr std::int64_t earliest_ms = -2'208'988'800'000;  // 1900, which a lost clock may say
constexpr std::int64_t latest_ms = 253'402'300'799'999;   // the end of 9999
constexpr std::int64_t most_retry_s = 3'600;
constexpr std::size_t most_name_bytes = 40;

std::optional<Digest> digest_at(const json& object, const char* key) {
  const auto bytes = from_hex(records::text_or_empty(object, key));
  Digest digest{};
  if (!bytes || bytes->size() != digest.size()) return std::nullopt;
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

bool is_kind(std::string_view text) {
  return !text.empty() && text.size() <= most_name_bytes &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::optional<records::Chain> chain_at(const json& object) {
  const auto name = records::text_or_empty(object, "chain");
  for (const auto chain : {records::Chain::Journal, records::Chain::Voices}) {
    if (name == name_of(chain)) return chain;
  }
  return std::nullopt;
}

bool is_of_this_protocol(const json& object) {
  return object.is_object() &&
         records::whole_at(object, "protocol", protocol_version, protocol_version).has_value();
}

ordered_json json_of(const records::Record& record) {
  ordered_json object{{"sequence", record.sequence},
                      {"id", to_string(record.id)},
                      {"kind", record.kind},
                      {"time_ms", record.time.time_since_epoch().count()},
                      {"payload_sha256", to_hex(record.payload_digest)},
                      {"hash", to_hex(record.hash)}};
  if (record.payload) object["payload"] = *record.payload;
  return object;
}

/// `previous` is that of the record before.
std::optional<records::Record> parse_record(const json& object, records::Chain chain,
                                            const Digest& previous) {
  if (!object.is_object()) return std::nullopt;
  const auto sequence = records::whole_at(object, "sequence", 1, most_sequence);
  const auto id = parse_uuid(records::text_or_empty(object, "id"));
  const auto kind = records::text_or_empty(object, "kind");
  const auto time_ms = records::whole_at(object, "time_ms", earliest_ms, latest_ms);
  const auto payload_digest = digest_at(object, "payload_sha256");
  const auto hash = digest_at(object, "hash");
  if (!sequence || !id || !is_kind(kind) || !time_ms || !payload_digest || !hash) {
    return std::nullopt;
  }
  const auto payload = records::text_at(object, "payload");
  if (!payload && object.contains("payload")) return std::nullopt;
  // No text of JSON holds one, and not every database takes it.
  if (payload && payload->contains('\0')) return std::nullopt;
  return records::Record{.chain = chain,
                         .sequence = *sequence,
                         .id = *id,
                         .kind = kind,
                         .time = Instant{std::chrono::milliseconds{*time_ms}},
                         .payload_digest = *payload_digest,
                         .previous = previous,
                         .hash = *hash,
                         .payload = payload};
}

constexpr std::array refusals{Refusal::Malformed, Refusal::TooLarge, Refusal::Unknown,
                              Refusal::Revoked,   Refusal::Gap,      Refusal::Fork,
                              Refusal::Busy};

}  // namespace

const char* name_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::Malformed:
      return "malformed";
    case Refusal::TooLarge:
      return "too_large";
    case Refusal::Unknown:
      return "unknown";
    case Refusal::Revoked:
      return "revoked";
    case Refusal::Gap:
      return "gap";
    case Refusal::Fork:
      return "fork";
    case Refusal::Busy:
      return "busy";
  }
  return "malformed";
}

std::optional<Refusal> parse_refusal(std::string_view name) {
  const auto* found =
      std::ranges::find_if(refusals, [&](auto one) { return name == name_of(one); });
  return found == refusals.end() ? std::nullopt : std::optional{*found};
}

bool is_kiosk_name(std::string_view text) {
  return !text.empty() && text.size() <= most_name_bytes &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

std::string text_of(const Push& push) {
  ordered_json object{
      {"protocol", protocol_version},
      {"kiosk", push.kiosk},
      {"ledger", to_string(push.ledger)},
      {"chain", name_of(push.chain)},
      {"follows", to_hex(push.records.empty() ? Digest{} : push.records.front().previous)}};
  auto& records = object["records"] = ordered_json::array();
  for (const auto& record : push.records) records.push_back(json_of(record));
  return records::text_of(object);
}

std::expected<Push, Refusal> parse_push(std::string_view text) {
  if (text.size() > most_push_bytes) return std::unexpected(Refusal::TooLarge);
  const auto object = records::parse_object(text);
  if (!is_of_this_protocol(object)) return std::unexpected(Refusal::Malformed);
  const auto kiosk = records::text_or_empty(object, "kiosk");
  const auto ledger = parse_uuid(records::text_or_empty(object, "ledger"));
  const auto chain = chain_at(object);
  const auto follows = digest_at(object, "follows");
  const auto list = object.find("records");
  if (!is_kiosk_name(kiosk) || !ledger || !chain || !follows || list == object.end() ||
      !list->is_array() || list->empty()) {
    return std::unexpected(Refusal::Malformed);
  }
  if (list->size() > most_records) return std::unexpected(Refusal::TooLarge);
  Push push{.kiosk = kiosk, .ledger = *ledger, .chain = *chain, .records = {}};
  push.records.reserve(list->size());
  auto previous = *follows;
  for (const auto& one : *list) {
    auto record = parse_record(one, *chain, previous);
    if (!record) return std::unexpected(Refusal::Malformed);
    previous = record->hash;
    push.records.push_back(std::move(*record));
  }
  return push;
}

std::string text_of(const PushAnswer& answer) {
  ordered_json object{{"protocol", protocol_version}};
  if (answer.refusal) object["refused"] = name_of(*answer.refusal);
  object["head"] = {{"sequence", answer.head.sequence}, {"hash", to_hex(answer.head.hash)}};
  if (answer.retry_after) object["retry_after_s"] = answer.retry_after->count();
  return records::text_of(object);
}

std::optional<PushAnswer> parse_push_answer(std::string_view text) {
  if (text.size() > most_push_bytes) return std::nullopt;
  const auto object = records::parse_object(text);
  if (!is_of_this_protocol(object)) return std::nullopt;
  const auto head = object.find("head");
  if (head == object.end() || !head->is_object()) return std::nullopt;
  const auto sequence = records::whole_at(*head, "sequence", 0, most_sequence);
  const auto hash = digest_at(*head, "hash");
  if (!sequence || !hash) return std::nullopt;
  PushAnswer answer{.refusal = std::nullopt, .head = {.sequence = *sequence, .hash = *hash}};
  if (object.contains("refused")) {
    answer.refusal = parse_refusal(records::text_or_empty(object, "refused"));
    if (!answer.refusal) return std::nullopt;
  }
  if (object.contains("retry_after_s")) {
    const auto seconds = records::whole_at(object, "retry_after_s", 1, most_retry_s);
    if (!seconds) return std::nullopt;
    answer.retry_after = std::chrono::seconds{*seconds};
  }
  return answer;
}

}  // namespace kiosk::sync
