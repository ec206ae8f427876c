// What a visitor held before the scanner: the classifier of codes.h.

#include <algorithm>

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/codes.h"

namespace kiosk::domain {
namespace {

/// A QR code holds at most 4,296 characters; more is not a scan.
constexpr std::size_t longest_scan = 4296;

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool starts_with_code(std::string_view upper) {
  return upper.starts_with("AJ1.") || upper.starts_with("AJ2.");
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_plain_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         !label.starts_with("xn--");
}

/// A host of plain letters, digits and hyphens; no port, no user, no punycode.
bool is_plain_host(std::string_view host) {
  if (host.size() > 253 || !std::ranges::all_of(host, is_host_character)) return false;
  while (true) {
    auto dot = host.find('.');
    if (!is_plain_label(host.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    host.remove_prefix(dot + 1);
  }
}

Scan classify_link(std::string_view after_scheme) {
  // Browsers read a backslash as a slash and drop some control characters: such a link is never
  // official, whatever its host seems to be.
  bool strange = std::ranges::any_of(after_scheme, [](char c) {
    return c == '\\' || static_cast<unsigned char>(c) <= 0x20 ||
           static_cast<unsigned char>(c) > 0x7E;
  });
  std::string host;
  for (char c : after_scheme.substr(0, after_scheme.find_first_of("/?#"))) {
    host += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (!is_plain_host(host)) return OtherLink{};
  const bool official = host == "oss.go.id" || host.ends_with(".go.id");
  if (strange) return official ? OtherLink{.host = host, .is_uncertain = true} : OtherLink{};
  if (official) return OfficialLink{.host = host};
  return OtherLink{.host = host};
}

/// `sms:`, `WIFI:` ...: a scheme of two letters or more, and something after it.
bool has_scheme(std::string_view upper) {
  auto colon = upper.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 20) return false;
  return std::ranges::all_of(upper.substr(0, colon), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-';
  });
}

std::string_view without_prefix(std::string_view upper, std::string_view public_url) {
  const auto prefix = printed_prefix(public_url);
  if (!upper.starts_with(prefix)) return upper;
  const auto rest = upper.substr(prefix.size());
  return starts_with_code(rest) ? rest : upper;
}

/// No field is as long as a signature, and no character of one is a 1: it cannot hold the next
/// code.
bool ends_with_signature(std::string_view text) {
  const auto length = text.size() - (text.rfind('.') + 1);
  return length == kiosk_signature_characters || length == office_signature_characters;
}

}  // namespace

std::vector<std::string_view> codes_in(std::string_view text, std::string_view public_url) {
  const auto upper = upper_case(text);
  const auto prefix = printed_prefix(public_url);
  std::vector<std::string_view> codes;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto before = std::string_view{upper}.substr(begin, i - begin);
    const bool with_prefix = !prefix.empty() && before.ends_with(prefix);
    const auto next = with_prefix ? i - prefix.size() : i;
    if (!starts_with_code(std::string_view{upper}.substr(i)) || next <= begin ||
        !ends_with_signature(std::string_view{upper}.substr(begin, next - begin))) {
      continue;
    }
    codes.push_back(text.substr(begin, next - begin));
    begin = next;
  }
  codes.push_back(text.substr(begin));
  return codes;
}

Scan classify_scan(std::string_view text, const KeyRing& keys, std::string_view public_url,
                   Date today) {
  auto trimmed = without_surrounding_space(text);
  if (trimmed.empty() || trimmed.size() > longest_scan) return UnknownCode{};
  auto upper = upper_case(trimmed);
  auto ours = without_prefix(upper, public_url);
  if (starts_with_code(ours)) {
    auto code = verify_code(ours, keys, today);
    if (code) return *code;
    return InvalidCode{.error = code.error()};
  }
  for (std::string_view scheme : {"HTTPS://", "HTTP://"}) {
    if (upper.starts_with(scheme)) return classify_link(trimmed.substr(scheme.size()));
  }
  if (all_digits(trimmed) && trimmed.size() == 13) return BusinessNumber{std::string{trimmed}};
  if (all_digits(trimmed) && trimmed.size() == 16) return PersonalNumber{};
  if (has_scheme(upper)) return NotAReceipt{};
  return UnknownCode{};
}

}  // namespace kiosk::domain
