#include "kiosk/domain/identifiers.h"

#include <algorithm>

#include "kiosk/base/characters.h"
#include "kiosk/base/time.h"

namespace kiosk::domain {
namespace {

bool all_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, is_digit);
}

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

}  // namespace

bool is_nik(std::string_view text) {
  if (!all_digits(text, 16) || text.substr(12) == "0000") return false;
  int day = two_digits(text, 6);
  if (day > 40) day -= 40;
  auto exists = [&](int century) {
    return Date{std::chrono::year{century + two_digits(text, 10)},
                std::chrono::month{static_cast<unsigned>(two_digits(text, 8))},
                std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
  };
  return exists(1900) || exists(2000);
}

bool is_nib(std::string_view text) {
  return all_digits(text, 13);
}

NpwpVerdict judge_npwp(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != '.' && c != '-' && c != ' ') {
      return NpwpVerdict::Malformed;
    }
  }
  if (digits.size() == 16) return NpwpVerdict::Valid;
  if (digits.size() != 15) return NpwpVerdict::Malformed;
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    int product = (digits[i] - '0') * (i % 2 == 0 ? 1 : 2);
    sum += product / 10 + product % 10;
  }
  return (10 - sum % 10) % 10 == digits[8] - '0' ? NpwpVerdict::Valid
                                                 : NpwpVerdict::CheckDigitDiffers;
}

bool is_kbli(std::string_view text) {
  return all_digits(text, 5);
}

bool is_email(std::string_view text) {
  auto at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at == 0 || at > 64) return false;
  auto domain = text.substr(at + 1);
  if (domain.find('@') != std::string_view::npos) return false;
  for (char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
  }
  auto dot = domain.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size() &&
         domain.find("..") == std::string_view::npos && domain[0] != '.';
}

bool is_doubtful_email(std::string_view text) {
  const auto last = text.substr(text.rfind('.') + 1);
  if (last.starts_with("xn--")) return false;
  return last.size() < 2 || std::ranges::any_of(last, is_digit);
}

bool is_person_name(std::string_view text) {
  if (text.empty() || text.size() > 100) return false;
  bool letter = false;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    bool is_letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && std::string_view{" .'-,"}.find(c) == std::string_view::npos) return false;
    letter = letter || is_letter;
  }
  return letter;
}

}  // namespace kiosk::domain
