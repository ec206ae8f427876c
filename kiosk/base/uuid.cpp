#include "kiosk/base/uuid.h"

#include <algorithm>

#include "kiosk/base/bytes.h"

namespace kiosk {
namespace {

void set_version(Uuid& uuid, std::uint8_t version) {
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0fU) | unsigned{version} << 4U);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3fU) | 0x80U);
}

}  // namespace

Uuid make_uuid_v7(Instant now, const std::array<std::uint8_t, 10>& entropy) {
  auto signed_ms = std::max<std::int64_t>(0, now.time_since_epoch().count());
  auto milliseconds = static_cast<std::uint64_t>(signed_ms);
  Uuid uuid;
  for (unsigned i = 0; i < 6; ++i) {
    uuid.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40U - 8U * i) & 255U);
  }
  std::copy(entropy.begin(), entropy.end(), uuid.bytes.begin() + 6);
  set_version(uuid, 7);
  return uuid;
}

Uuid make_uuid_v4(const std::array<std::uint8_t, 16>& entropy) {
  Uuid uuid{entropy};
  set_version(uuid, 4);
  return uuid;
}

std::string to_string(const Uuid& uuid) {
  auto hex = to_hex(uuid.bytes);
  for (std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
  return hex;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string hex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash != (text[i] == '-')) return std::nullopt;
    if (!dash) hex += text[i] >= 'A' && text[i] <= 'F' ? static_cast<char>(text[i] + 32) : text[i];
  }
  auto bytes = from_hex(hex);
  if (!bytes) return std::nullopt;
  Uuid uuid;
  std::copy(bytes->begin(), bytes->end(), uuid.bytes.begin());
  return uuid;
}

}  // namespace kiosk
