#pragma once
// Byte strings and their printable forms.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

ByteView as_bytes(std::string_view text);

/// Lower-case hexadecimal, two characters a byte.
std::string to_hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base32 (A-Z, 2-7) without padding. Decoding refuses other characters and non-zero
/// trailing bits, so each byte string has one form only.
std::string to_base32(ByteView bytes);
std::optional<Bytes> from_base32(std::string_view text);

}  // namespace kiosk
