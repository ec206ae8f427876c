#include "drivers/printer/picture_bands.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace drivers::printer {
namespace {

// What the commands take beside the dots.
constexpr std::size_t band_command_bytes = 8;
constexpr std::size_t feed_command_bytes = 3;

/// The bytes of a row up to its last black dot.
std::size_t used_bytes(const Raster& raster, int y) {
  const auto first = raster.dots.begin() + std::ptrdiff_t{y} * raster.width_dots;
  const auto last = std::find(std::make_reverse_iterator(first + raster.width_dots),
                              std::make_reverse_iterator(first), std::uint8_t{1});
  return static_cast<std::size_t>(last.base() - first + 7) / 8;
}

/// For each row at which a band or a feed may begin, how many rows it has.
std::vector<std::size_t> cheapest_bands(const std::vector<std::size_t>& used) {
  std::vector<std::size_t> rows(used.size(), 1);
  std::vector<std::size_t> cost(used.size() + 1, 0);
  for (std::size_t row = used.size(); row-- > 0;) {
    if (used[row] == 0) {
      const bool goes_on = row + 1 < used.size() && used[row + 1] == 0;
      rows[row] = goes_on ? rows[row + 1] + 1 : 1;
      cost[row] = feed_command_bytes + cost[row + rows[row]];
      continue;
    }
    cost[row] = std::numeric_limits<std::size_t>::max();
    std::size_t width = 0;
    const std::size_t most = std::min(most_band_rows, used.size() - row);
    for (std::size_t count = 1; count <= most; ++count) {
      width = std::max(width, used[row + count - 1]);
      const std::size_t all = band_command_bytes + width * count + cost[row + count];
      if (all > cost[row]) continue;
      cost[row] = all;
      rows[row] = count;
    }
  }
  return rows;
}

}  // namespace

std::vector<Band> bands_of(const Raster& raster) {
  std::vector<std::size_t> used;
  used.reserve(static_cast<std::size_t>(raster.height_dots));
  for (int y = 0; y < raster.height_dots; ++y) used.push_back(used_bytes(raster, y));
  const auto rows = cheapest_bands(used);
  std::vector<Band> bands;
  for (std::size_t top = 0; top < used.size(); top += rows[top]) {
    const auto first = used.begin() + static_cast<std::ptrdiff_t>(top);
    const auto width = *std::max_element(first, first + static_cast<std::ptrdiff_t>(rows[top]));
    bands.push_back({.top = top, .rows = rows[top], .width_bytes = width});
  }
  return bands;
}

std::vector<std::uint8_t> bytes_of(const Raster& raster, const Band& band) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(band.rows * band.width_bytes);
  for (std::size_t row = band.top; row < band.top + band.rows; ++row) {
    for (std::size_t column = 0; column < band.width_bytes; ++column) {
      unsigned byte = 0;
      for (std::size_t bit = 0; bit < 8; ++bit) {
        const auto x = static_cast<int>(column * 8 + bit);
        const bool black = x < raster.width_dots && raster.at(x, static_cast<int>(row));
        byte = (byte << 1) | (black ? 1u : 0u);
      }
      bytes.push_back(static_cast<std::uint8_t>(byte));
    }
  }
  return bytes;
}

}  // namespace drivers::printer
