#include "drivers/printer/native_text.h"

#include <algorithm>
#include <string_view>

#include "drivers/printer/line_break.h"

namespace drivers::printer {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int cell_width_dots = 12;
constexpr int cell_height_dots = 24;
constexpr int line_gap_dots = 6;

/// What stands in for a sign that the page lacks; one for one, so that lines keep their length.
char32_t plain(char32_t sign) {
  switch (sign) {
    case U'–':
    case U'—':
    case U'·':
    case U'•':
      return U'-';
    case U'‘':
    case U'’':
      return U'\'';
    case U'“':
    case U'”':
      return U'"';
    case U'…':
      return U'.';
    case U'×':
      return U'x';
    default:
      return sign;
  }
}

std::optional<Bytes> to_bytes(std::u32string_view text, CodePage page) {
  Bytes bytes;
  for (const char32_t c : text) {
    auto byte = to_code_page(page, c);
    if (!byte) byte = to_code_page(page, plain(c));
    if (!byte) return std::nullopt;
    bytes.push_back(*byte);
  }
  return bytes;
}

}  // namespace

Scale scale_for(TextSize size, std::size_t characters, int width_dots) {
  switch (size) {
    case TextSize::Body:
    case TextSize::Heading:
      return {.width = 1, .height = 2};
    case TextSize::Large:
      return {.width = 2, .height = 3};
    case TextSize::Title:
      return {.width = 2, .height = 4};
    case TextSize::Number:
      break;
  }
  constexpr int height = 8;
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
  return to_bytes(clean_text(text), page);
}

std::vector<Bytes> wrap(const std::string& text, CodePage page, std::size_t columns) {
  std::vector<Bytes> lines;
  const Measure measure = [](std::u32string_view part) { return static_cast<int>(part.size()); };
  for (const auto& line : break_lines(clean_text(text), static_cast<int>(columns), measure)) {
    if (const auto bytes = to_bytes(line, page)) lines.push_back(*bytes);
  }
  return lines;
}

}  // namespace drivers::printer
