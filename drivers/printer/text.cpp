#include "drivers/printer/text.h"

#include <algorithm>
#include <array>

namespace drivers::printer {

namespace {

constexpr char32_t replacement = U'\uFFFD';

// The upper halves of the pages, byte 0x80 first; U+0000 marks an unassigned place. Soft hyphens
// and the no-break space of the tables are left to `to_code_page`, which finds them like any other.
constexpr std::u32string_view pc437 =
    U"ÇüéâäàåçêëèïîìÄÅ"
    U"ÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
    U"áíóúñÑªº¿⌐¬½¼¡«»"
    U"░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    U"└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
    U"╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    U"αßΓπΣσµτΦΘΩδ∞φε∩"
    U"≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
constexpr std::u32string_view pc858 =
    U"ÇüéâäàåçêëèïîìÄÅ"
    U"ÉæÆôöòûùÿÖÜø£Ø×ƒ"
    U"áíóúñÑªº¿®¬½¼¡«»"
    U"░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    U"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
    U"ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀"
    U"ÓßÔÒõÕµþÞÚÛÙýÝ¯´"
    U"\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
constexpr std::u32string_view wpc1252_first_half{
    U"€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0"
    U"\0‘’“”•–—˜™š›œ\0žŸ",
    32};

static_assert(pc437.size() == 128);
static_assert(pc858.size() == 128);
static_assert(wpc1252_first_half.size() == 32);

/// Length of the sequence that this first byte announces; 0 when no sequence starts with it.
std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool is_scalar_of_length(char32_t value, std::size_t length) {
  if (length == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

/// Format characters that are not seen but turn or join what is around them.
bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

std::u32string_view upper_half(CodePage page) {
  switch (page) {
    case CodePage::Pc437:
      return pc437;
    case CodePage::Pc858:
      return pc858;
    case CodePage::Wpc1252:
      return wpc1252_first_half;
  }
  return {};
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
  std::u32string decoded;
  decoded.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = announced_length(first);
    char32_t value = length <= 1 ? first : first & (0x7Fu >> length);
    bool well_formed = length > 0 && at + length <= text.size();
    for (std::size_t i = 1; well_formed && i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      well_formed = (next & 0xC0u) == 0x80u;
      value = (value << 6) | (next & 0x3Fu);
    }
    well_formed = well_formed && is_scalar_of_length(value, length);
    decoded.push_back(well_formed ? value : replacement);
    at += well_formed ? length : 1;
  }
  return decoded;
}

std::string encode_utf8(std::u32string_view text) {
  std::string encoded;
  encoded.reserve(text.size());
  const auto put = [&](char32_t byte) { encoded.push_back(static_cast<char>(byte)); };
  for (const char32_t c : text) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6));
      put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }
  return encoded;
}

std::u32string clean_text(std::string_view text) {
  std::u32string cleaned;
  for (const char32_t c : decode_utf8(text)) {
    if (is_invisible(c)) continue;
    cleaned.push_back(is_control(c) ? U' ' : c);
  }
  return cleaned;
}

std::optional<std::uint8_t> to_code_page(CodePage page, char32_t character) {
  if (character >= 0x20 && character <= 0x7E) return static_cast<std::uint8_t>(character);
  if (character < 0xA0) return std::nullopt;
  if (page == CodePage::Wpc1252 && character <= 0xFF) return static_cast<std::uint8_t>(character);
  const std::u32string_view half = upper_half(page);
  const std::size_t place = half.find(character);
  if (place == std::u32string_view::npos) return std::nullopt;
  return static_cast<std::uint8_t>(0x80 + place);
}

std::optional<char32_t> from_code_page(CodePage page, std::uint8_t byte) {
  if (byte >= 0x20 && byte <= 0x7E) return byte;
  if (byte < 0x80) return std::nullopt;
  if (page == CodePage::Wpc1252 && byte >= 0xA0) return byte;
  const std::u32string_view half = upper_half(page);
  const char32_t character = half[static_cast<std::size_t>(byte) - 0x80];
  if (character == 0) return std::nullopt;
  return character;
}

}  // namespace drivers::printer
