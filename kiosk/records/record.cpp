#include "kiosk/records/record.h"

namespace kiosk::records {
namespace {

constexpr std::string_view format_name = "anjungan-record-1";

void put_number(Bytes& bytes, std::int64_t number, int width_bytes) {
  auto value = static_cast<std::uint64_t>(number);
  for (int shift = (width_bytes - 1) * 8; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift & 255U));
  }
}

void put_bytes(Bytes& bytes, ByteView more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

}  // namespace

const char* name_of(Chain chain) {
  switch (chain) {
    case Chain::Journal:
      return "journal";
    case Chain::Voices:
      return "voices";
  }
  return "unknown";
}

Digest record_hash(const Record& record) {
  Bytes bytes;
  put_bytes(bytes, as_bytes(format_name));
  bytes.push_back(static_cast<std::uint8_t>(record.chain));
  put_number(bytes, record.sequence, 8);
  put_number(bytes, record.time.time_since_epoch().count(), 8);
  put_bytes(bytes, record.id.bytes);
  put_number(bytes, static_cast<std::int64_t>(record.kind.size()), 2);
  put_bytes(bytes, as_bytes(record.kind));
  put_bytes(bytes, record.payload_digest);
  put_bytes(bytes, record.previous);
  return sha256(bytes);
}

bool is_lost(const Record& record) {
  return record.kind == lost_kind && record.time == Instant{} && !record.payload &&
         record.payload_digest == Digest{};
}

bool is_intact(const Record& record) {
  if (is_lost(record)) return true;
  if (record_hash(record) != record.hash) return false;
  return !record.payload || sha256(as_bytes(*record.payload)) == record.payload_digest;
}

}  // namespace kiosk::records
