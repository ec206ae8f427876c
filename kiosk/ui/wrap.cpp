#include <algorithm>

#include "drivers/printer/balance.h"
#include "kiosk/ui/blocks.h"

namespace kiosk::ui {
namespace {

/// Length of the UTF-8 character that starts here; stray bytes count as one.
std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

/// The longest beginning of a word that fits, at least one character.
std::size_t fitting_prefix(std::string_view word, Font font, int width_px,
                           const TextMeasure& measure) {
  std::size_t end = character_length(word, 0);
  while (end < word.size()) {
    const auto next = end + character_length(word, end);
    if (measure.width_px(word.substr(0, next), font) > width_px) break;
    end = next;
  }
  return end;
}

drivers::printer::WordWidths word_widths(std::string_view text, Font font,
                                         const TextMeasure& measure) {
  drivers::printer::WordWidths widths{.words = {}, .space = measure.width_px(" ", font)};
  for (std::size_t at = 0; at < text.size();) {
    const auto space = std::min(text.find(' ', at), text.size());
    widths.words.push_back(measure.width_px(text.substr(at, space - at), font));
    at = space + 1;
  }
  return widths;
}

}  // namespace

std::vector<std::string> fill(std::string_view text, Font font, int width_px,
                              const TextMeasure& measure) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto space = std::min(text.find(' ', at), text.size());
    auto word = text.substr(at, space - at);
    at = space + 1;
    auto candidate = line.empty() ? std::string{word} : line + " " + std::string{word};
    if (measure.width_px(candidate, font) <= width_px) {
      line = std::move(candidate);
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    while (measure.width_px(word, font) > width_px && word.size() > 1) {
      const auto end = fitting_prefix(word, font, width_px, measure);
      if (end == word.size()) break;
      lines.emplace_back(word.substr(0, end));
      word.remove_prefix(end);
    }
    line = std::string{word};
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> wrap(std::string_view text, Font font, int width_px,
                              const TextMeasure& measure) {
  return drivers::printer::even_lines(
      width_px, [&](int width) { return fill(text, font, width, measure); },
      [&] { return word_widths(text, font, measure); });
}

}  // namespace kiosk::ui
