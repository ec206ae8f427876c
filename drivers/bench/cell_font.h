#pragma once
// The simulated printers' letters: DejaVu Sans Mono squeezed into the cells of a thermal printer's
// font A. One thread at a time.

#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace drivers::bench {

class CellFont {
 public:
  static constexpr int width_dots = 12;
  static constexpr int height_dots = 24;
  using Cell = std::array<std::uint8_t, static_cast<std::size_t>(width_dots* height_dots)>;

  /// Row by row, 1 is black; a solid box when the fonts (Debian fonts-dejavu-core) are missing.
  const Cell& cell(char32_t character, bool bold);

 private:
  std::map<std::pair<char32_t, bool>, Cell> cells_;
};

}  // namespace drivers::bench
