#include "drivers/scanner/wrapping.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace drivers::scanner {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 4> nothing_read{"NOREAD", "NO READ", "NO_READ", "NO-READ"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// `]`, the letter of the symbology, a digit or letter that says how it was read.
std::size_t length_of_identifier(std::string_view code) {
  const bool found = code.size() >= 3 && code[0] == ']' && is_letter(code[1]) &&
                     (is_digit(code[2]) || is_letter(code[2]));
  return found ? 3 : 0;
}

/// A backslash and the six digits of a character set.
std::size_t length_of_escape(std::string_view code) {
  const bool found =
      code.size() >= 7 && code[0] == '\\' && std::ranges::all_of(code.substr(1, 6), is_digit);
  return found ? 7 : 0;
}

}  // namespace

std::optional<std::string> unwrapped(std::string code, const Wrapping& wrapping) {
  if (!wrapping.prefix.empty() && code.starts_with(wrapping.prefix)) {
    code.erase(0, wrapping.prefix.size());
  }
  if (!wrapping.suffix.empty() && code.ends_with(wrapping.suffix)) {
    code.erase(code.size() - wrapping.suffix.size());
  }
  if (code.starts_with(byte_order_mark)) code.erase(0, byte_order_mark.size());
  code.erase(0, length_of_identifier(code));
  code.erase(0, length_of_escape(code));
  if (code.starts_with(byte_order_mark)) code.erase(0, byte_order_mark.size());
  const bool nothing = code.empty() || std::ranges::find(nothing_read, code) != nothing_read.end();
  return nothing ? std::nullopt : std::optional{std::move(code)};
}

}  // namespace drivers::scanner
