#include "kiosk/store/mend_record.h"

#include <algorithm>
#include <vector>

namespace kiosk::store {
namespace {

/// Trying each bit of more would take seconds: a visitor may be waiting.
constexpr std::size_t longest_tried_payload_bytes = std::size_t{8} * 1024;

/// Flips each bit in turn until `is_right`; leaves the text as it was when none is.
template <class IsRight>
bool flip_one(std::string& text, IsRight is_right) {
  for (char& character : text) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      const char before = character;
      character = static_cast<char>(static_cast<unsigned char>(character) ^ (1U << bit));
      if (is_right()) return true;
      character = before;
    }
  }
  return false;
}

/// A record's columns against the hashes that it may have.
class Attempt {
 public:
  Attempt(Chain chain, const RawRecord& raw, const Digest& previous,
          const std::optional<Digest>& follower)
      : raw_(raw), previous_(previous) {
    record_.chain = chain;
    record_.sequence = raw.sequence;
    record_.previous = previous;
    if (const auto own = parse_digest(raw.hash)) hashes_.push_back(*own);
    if (follower) hashes_.push_back(*follower);
  }

  /// The columns as they are, or with one bit flipped in any of them.
  std::optional<Record> with_right_hash() {
    const auto fits = [this] { return is_right(); };
    if (is_right() || flip_one(raw_.id, fits) || flip_one(raw_.kind, fits) ||
        flip_one(raw_.digest, fits) || flip_time()) {
      return record_;
    }
    if (!raw_.payload) return std::nullopt;
    // More of the digest changed; what it was made from still stands.
    raw_.digest = to_hex(sha256(as_bytes(*raw_.payload)));
    return is_right() ? std::optional{record_} : std::nullopt;
  }

  /// What stands for a record of which only its place is known.
  [[nodiscard]] std::optional<Record> placeholder() const {
    if (hashes_.empty()) return std::nullopt;
    Record lost{.chain = record_.chain,
                .sequence = record_.sequence,
                .id = parse_uuid(raw_.id).value_or(Uuid{}),
                .kind = std::string{records::lost_kind},
                .time = Instant{},
                .payload_digest = {},
                .previous = previous_,
                .hash = hashes_.back(),
                .payload = std::nullopt};
    if (lost.id.is_nil())
      std::copy_n(lost.hash.begin(), lost.id.bytes.size(), lost.id.bytes.begin());
    return lost;
  }

 private:
  bool is_right() {
    const auto id = parse_uuid(raw_.id);
    const auto digest = parse_digest(raw_.digest);
    if (!id || !digest) return false;
    record_.id = *id;
    record_.kind = raw_.kind;
    record_.time = Instant{std::chrono::milliseconds{raw_.time_ms}};
    record_.payload_digest = *digest;
    record_.hash = record_hash(record_);
    return std::ranges::find(hashes_, record_.hash) != hashes_.end();
  }

  bool flip_time() {
    const auto before = static_cast<std::uint64_t>(raw_.time_ms);
    for (unsigned bit = 0; bit < 64; ++bit) {
      raw_.time_ms = static_cast<std::int64_t>(before ^ (std::uint64_t{1} << bit));
      if (is_right()) return true;
    }
    raw_.time_ms = static_cast<std::int64_t>(before);
    return false;
  }

  RawRecord raw_;
  Digest previous_;
  Record record_;
  std::vector<Digest> hashes_;
};

std::optional<std::string> with_right_digest(std::string payload, const Digest& digest) {
  const auto fits = [&] { return sha256(as_bytes(payload)) == digest; };
  if (fits()) return payload;
  if (payload.size() > longest_tried_payload_bytes || !flip_one(payload, fits)) return std::nullopt;
  return payload;
}

}  // namespace

std::optional<MendedRecord> mend_record(Chain chain, const RawRecord& raw, const Digest& previous,
                                        const std::optional<Digest>& follower) {
  const auto stored = parse_record(chain, raw);
  const bool as_written = stored && to_columns(*stored) == raw && stored->previous == previous;
  const bool followed = stored && (!follower || stored->hash == *follower || is_lost(*stored));
  if (as_written && followed && is_intact(*stored)) return MendedRecord{.record = *stored};
  Attempt attempt{chain, raw, previous, follower};
  auto found = attempt.with_right_hash();
  if (!found) {
    auto lost = attempt.placeholder();
    if (!lost) return std::nullopt;
    return MendedRecord{.record = std::move(*lost), .mend = Mend::Lost};
  }
  MendedRecord mended{.record = std::move(*found), .mend = Mend::TurnedBack};
  if (raw.payload) {
    mended.record.payload = with_right_digest(*raw.payload, mended.record.payload_digest);
    if (!mended.record.payload) mended.mend = Mend::NoPayload;
  }
  if (to_columns(mended.record) == raw) mended.mend = Mend::Whole;
  return mended;
}

}  // namespace kiosk::store
