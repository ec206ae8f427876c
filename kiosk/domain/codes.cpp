#include "kiosk/domain/codes.h"

#include <algorithm>

#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/base/sha256.h"
#include "kiosk/domain/code_text.h"

namespace kiosk::domain {
namespace {

constexpr std::string_view first_ring_kid = "10";
constexpr std::size_t kiosk_signature_bytes = 16;
constexpr std::size_t shortest_kiosk_key_bytes = 16;

bool is_kid(std::string_view text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Everything before the last dot, with the room the signature needs.
std::optional<std::string> signed_part(const Code& code, std::string_view format,
                                       std::string_view kid, std::size_t signature_characters) {
  auto fields = code_fields(code);
  if (!fields || !is_kid(kid)) return std::nullopt;
  auto text = fmt::format("{}.{}.{}.{}", format, type_letter(code), kid, fmt::join(*fields, "."));
  if (text.size() + 1 + signature_characters > longest_code) return std::nullopt;
  return text;
}

Bytes kiosk_signature(std::string_view signed_text, ByteView key) {
  auto digest = hmac_sha256(key, as_bytes(signed_text));
  return {digest.begin(), digest.begin() + kiosk_signature_bytes};
}

/// `kiosk` is who the code says has made it: every kiosk has a key 01 of its own.
std::optional<CodeError> check_kiosk_signature(std::string_view signed_text, std::string_view kid,
                                               std::string_view kiosk, ByteView signature,
                                               const KeyRing& keys) {
  const auto key = std::ranges::find_if(keys.kiosk_keys, [&](const KioskKey& one) {
    return one.kid == kid && (one.kiosk.empty() || kid >= first_ring_kid || one.kiosk == kiosk);
  });
  if (key == keys.kiosk_keys.end() || key->key.size() < shortest_kiosk_key_bytes) {
    return CodeError::UnknownKey;
  }
  auto expected = kiosk_signature(signed_text, key->key);
  if (!equal_in_constant_time(expected, signature)) return CodeError::BadSignature;
  return std::nullopt;
}

std::optional<CodeError> check_office_signature(std::string_view signed_text, std::string_view kid,
                                                ByteView signature, const KeyRing& keys) {
  auto key = std::ranges::find(keys.office_keys, kid, &OfficeKey::kid);
  if (key == keys.office_keys.end()) return CodeError::UnknownKey;
  auto message = as_bytes(signed_text);
  if (signature.size() != crypto_sign_BYTES ||
      crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                  key->public_key.data()) != 0) {
    return CodeError::BadSignature;
  }
  return std::nullopt;
}

std::vector<std::string_view> split_at_dots(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    auto dot = text.find('.');
    parts.push_back(text.substr(0, dot));
    if (dot == std::string_view::npos) return parts;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<std::string> make_kiosk_code(const Code& code, const KioskKey& key,
                                           std::string_view public_url) {
  if (is_office_type(type_letter(code)) || key.key.size() < shortest_kiosk_key_bytes) {
    return std::nullopt;
  }
  auto text = signed_part(code, "AJ1", key.kid, kiosk_signature_characters);
  if (!text) return std::nullopt;
  auto result = fmt::format("{}.{}", *text, to_base32(kiosk_signature(*text, key.key)));
  return printed_prefix(public_url) + result;
}

std::optional<std::string> make_office_code(const Code& code, std::string_view kid,
                                            const std::array<std::uint8_t, 64>& secret_key) {
  static_assert(crypto_sign_SECRETKEYBYTES == 64);
  if (!is_office_type(type_letter(code))) return std::nullopt;
  auto text = signed_part(code, "AJ2", kid, office_signature_characters);
  if (!text) return std::nullopt;
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  auto message = as_bytes(*text);
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                       secret_key.data());
  return fmt::format("{}.{}", *text, to_base32(signature));
}

std::expected<Code, CodeError> verify_code(std::string_view text, const KeyRing& keys, Date today) {
  auto trimmed = without_surrounding_space(text);
  if (trimmed.size() > longest_code) return std::unexpected(CodeError::TooLong);
  auto upper = upper_case(trimmed);
  auto parts = split_at_dots(upper);
  if (parts.size() < 5 || parts[1].size() != 1 || !is_kid(parts[2])) {
    return std::unexpected(CodeError::Malformed);
  }
  char type = parts[1][0];
  bool office = parts[0] == "AJ2";
  if ((!office && parts[0] != "AJ1") || office != is_office_type(type)) {
    return std::unexpected(CodeError::Malformed);
  }
  auto signature = from_base32(parts.back());
  if (!signature) return std::unexpected(CodeError::Malformed);
  auto signed_text = std::string_view{upper}.substr(0, upper.rfind('.'));
  auto error = office ? check_office_signature(signed_text, parts[2], *signature, keys)
                      : check_kiosk_signature(signed_text, parts[2], kiosk_of_code(type, parts[3]),
                                              *signature, keys);
  if (error) return std::unexpected(*error);
  auto code = parse_code_fields(type, {parts.begin() + 3, parts.end() - 1});
  if (!code) return std::unexpected(CodeError::Malformed);
  auto date = code_date(*code);
  if (date && *date > today) return std::unexpected(CodeError::FutureDate);
  return *code;
}

}  // namespace kiosk::domain
