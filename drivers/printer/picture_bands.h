#pragma once
// A picture cut into the bands of GS v 0. Any thread; pure. Internal to the ESC/POS encoder.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "drivers/printer/raster.h"

namespace drivers::printer {

/// Bands this low keep one interrupted command, and so what must be sent to end it, short.
inline constexpr std::size_t most_band_rows = 16;

/// So many rows up to the last byte in which one of them is black; 0 bytes: a feed.
struct Band {
  std::size_t top = 0;
  std::size_t rows = 0;
  std::size_t width_bytes = 0;

  bool operator==(const Band&) const = default;
};

/// Bands of at most `most_band_rows`, and feeds of any height, that take the fewest bytes together.
std::vector<Band> bands_of(const Raster& raster);

/// Eight dots in one byte, the left one highest.
std::vector<std::uint8_t> bytes_of(const Raster& raster, const Band& band);

}  // namespace drivers::printer
