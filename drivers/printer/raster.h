#pragma once
// A document as dots, one bit deep: for ESC/POS printers on a quick line, for CUPS, for the bench.
// Rendering needs font files, so it belongs to the worker, never to the pure core. Any thread may
// call it; a lock around the font cache makes one caller wait for the other.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <mutex>
#include <string>
#include <vector>

#include "drivers/printer/document.h"

namespace drivers::printer {

/// Dots, row by row, one byte each: 0 white, 1 black.
struct Raster {
  int width_dots = 0;
  int height_dots = 0;
  std::vector<std::uint8_t> dots;

  bool operator==(const Raster&) const = default;

  [[nodiscard]] bool at(int x, int y) const {
    return dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_dots) +
                static_cast<std::size_t>(x)] != 0;
  }
};

struct RasterOptions {
  int width_dots = 576;      // printable width: 384 (58 mm paper), 512 or 576 (80 mm paper)
  double dots_per_mm = 8.0;  // 203 dpi thermal heads; CUPS queues give theirs
};

/// Draws the whole slip; fails only when the fonts (Debian fonts-inter) are missing.
/// Capital letters: Body 3.54 mm, Heading 4.6 mm, Large 6.45 mm; Title as large as it breaks into
/// the lines of its smallest, 6.6 to 9.6 mm; Number as large as its line is long, 8.6 to 16.6 mm.
/// Characters the font lacks become `?`, control characters a space. A QR code that breaks its
/// contract is left out, the text beside it is not.
std::expected<Raster, std::string> render(const Document& document, const RasterOptions& options);

/// The same, each block on a piece of its own.
std::expected<std::vector<Raster>, std::string> render_blocks(const std::vector<Block>& blocks,
                                                              const RasterOptions& options);

/// Loads the fonts and draws the usual letters once, so that the first visitor does not wait for it
/// (some 10 ms). Fails like `render`.
std::expected<void, std::string> prewarm(const RasterOptions& options);

/// SDL_ttf shares one FreeType library, in which two threads must not open fonts at the same time:
/// whoever opens or closes fonts in another thread holds this meanwhile. `render` does.
std::mutex& font_mutex();

}  // namespace drivers::printer
