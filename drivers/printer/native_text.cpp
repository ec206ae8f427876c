#include "drivers/printer/native_text.h"

#include <algorithm>
#include <utility>

#include "drivers/printer/balance.h"

namespace drivers::printer {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int cell_width_dots = 12;
constexpr int cell_height_dots = 24;
constexpr int line_gap_dots = 6;

}  // namespace

Scale scale_for(TextSize size, std::size_t characters, int width_dots) {
  switch (size) {
    case TextSize::Body:
      return {.width = 1, .height = 2};
    case TextSize::Large:
      return {.width = 2, .height = 3};
    case TextSize::Number:
      break;
  }
  constexpr int height = 6;
  constexpr int narrowest = 3;
  int width = height;
  while (width > narrowest &&
         columns_of({.width = width, .height = height}, width_dots) < characters) {
    --width;
  }
  return {.width = width, .height = height};
}

int line_pitch_dots(Scale scale) {
  return cell_height_dots * scale.height + line_gap_dots;
}

std::size_t columns_of(Scale scale, int width_dots) {
  return static_cast<std::size_t>(std::max(1, width_dots / (cell_width_dots * scale.width)));
}

std::optional<Bytes> to_printer_text(const std::string& text, CodePage page) {
  Bytes bytes;
  for (const char32_t c : clean_text(text)) {
    const auto byte = to_code_page(page, c);
    if (!byte) return std::nullopt;
    bytes.push_back(*byte);
  }
  return bytes;
}

std::vector<Bytes> wrap(const Bytes& text, std::size_t columns) {
  std::vector<Bytes> lines;
  Bytes line;
  auto at = text.begin();
  while (at != text.end()) {
    auto end = std::find(at, text.end(), std::uint8_t{' '});
    Bytes word(at, end);
    at = end == text.end() ? end : end + 1;
    if (word.empty()) continue;
    if (!line.empty() && line.size() + 1 + word.size() > columns) {
      lines.push_back(std::exchange(line, {}));
    }
    if (!line.empty()) line.push_back(' ');
    while (word.size() > columns) {
      auto cut = word.begin() + static_cast<std::ptrdiff_t>(columns);
      const auto hyphen = std::find(std::reverse_iterator(cut), word.rend(), std::uint8_t{'-'});
      if (hyphen != word.rend()) cut = hyphen.base();
      lines.emplace_back(word.begin(), cut);
      word.erase(word.begin(), cut);
    }
    line.insert(line.end(), word.begin(), word.end());
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<Bytes> wrap_evenly(const Bytes& text, std::size_t columns) {
  std::vector<int> words;
  for (auto at = text.begin(); at != text.end();) {
    const auto end = std::find(at, text.end(), std::uint8_t{' '});
    if (end != at) words.push_back(static_cast<int>(end - at));
    at = end == text.end() ? end : end + 1;
  }
  return wrap(text, static_cast<std::size_t>(balanced_width(words, 1, static_cast<int>(columns))));
}

}  // namespace drivers::printer
