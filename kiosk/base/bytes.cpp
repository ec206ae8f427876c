#include "kiosk/base/bytes.h"

namespace kiosk {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string to_hex(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (auto byte : bytes) {
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 15U];
  }
  return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    auto high = hex_digits.find(text[i]);
    auto low = hex_digits.find(text[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high << 4U | low));
  }
  return bytes;
}

std::string to_base32(ByteView bytes) {
  std::string text;
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  for (auto byte : bytes) {
    buffer = buffer << 8U | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += base32_letters[buffer >> (bits - 5) & 31U];
  }
  if (bits > 0) text += base32_letters[buffer << (5 - bits) & 31U];
  return text;
}

std::optional<Bytes> from_base32(std::string_view text) {
  Bytes bytes;
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  for (char letter : text) {
    auto value = base32_letters.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    buffer = buffer << 5U | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(buffer >> bits & 255U));
    }
  }
  if (bits >= 5 || (buffer & ((1U << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace kiosk
