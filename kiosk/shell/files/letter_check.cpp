#include "kiosk/shell/files/letter_check.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "drivers/printer/text.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/ui/sdl/fonts.h"

namespace kiosk::shell {
namespace {

constexpr char32_t not_text = 0xFFFD;
constexpr std::size_t escape_length = 6;  // `\u4e2d`

std::optional<char32_t> escaped_letter(std::string_view line, std::size_t at) {
  if (line.substr(at, 2) != "\\u" || at + escape_length > line.size()) return std::nullopt;
  const auto digits = line.substr(at + 2, 4);
  std::uint32_t letter = 0;
  const auto* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, letter, 16);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return static_cast<char32_t>(letter);
}

/// Two escapes make one letter beyond the first 65,536.
char32_t joined(char32_t high, char32_t low) {
  return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

std::u32string letters_of(std::string_view line) {
  auto letters = drivers::printer::decode_utf8(line);
  for (std::size_t at = line.find("\\u"); at != line.npos; at = line.find("\\u", at + 1)) {
    const auto letter = escaped_letter(line, at);
    if (!letter) continue;
    const auto low = escaped_letter(line, at + escape_length);
    const bool pair =
        *letter >= 0xD800 && *letter < 0xDC00 && low && *low >= 0xDC00 && *low < 0xE000;
    if (pair) at += escape_length;
    letters += pair ? joined(*letter, *low) : *letter;
  }
  return letters;
}

bool is_asked_about(char32_t letter) {
  return letter >= 0x80 && letter != not_text;
}

}  // namespace

std::vector<MissingLetter> letters_that_lack(std::string_view text,
                                             const std::function<bool(char32_t)>& has) {
  std::vector<MissingLetter> missing;
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    for (const auto letter : letters_of(text.substr(0, end))) {
      if (!is_asked_about(letter) || has(letter)) continue;
      if (std::ranges::find(missing, letter, &MissingLetter::letter) == missing.end()) {
        missing.push_back({.line = line, .letter = letter});
      }
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return missing;
}

std::vector<std::string> letter_errors(const std::string& content_folder,
                                       const std::string& font_folder) {
  ui::sdl::Fonts fonts{font_folder};
  auto* font = fonts.of({.size_px = 20});
  std::vector<std::string> errors;
  if (font == nullptr) return errors;
  const auto has = [font](char32_t letter) {
    return TTF_GlyphIsProvided32(font, static_cast<Uint32>(letter)) != 0;
  };
  for (const auto& [path, text] : read_content(content_folder).files.texts) {
    std::map<int, std::string> lines;
    for (const auto& one : letters_that_lack(text, has)) {
      lines[one.line] += fmt::format(" U+{:04X}", static_cast<std::uint32_t>(one.letter));
    }
    for (const auto& [line, letters] : lines) {
      errors.push_back(
          fmt::format("{}/{}:{}: error: the font lacks{}", content_folder, path, line, letters));
    }
  }
  return errors;
}

}  // namespace kiosk::shell
