#pragma once
// SHA-256 and HMAC-SHA-256 over libsodium: pure functions of their input.

#include <array>
#include <cstdint>

#include "kiosk/base/bytes.h"

namespace kiosk {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(ByteView data);
Digest hmac_sha256(ByteView key, ByteView data);

/// Compares in constant time; false when the lengths differ.
bool equal_in_constant_time(ByteView left, ByteView right);

}  // namespace kiosk
