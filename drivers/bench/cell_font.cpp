#include "drivers/bench/cell_font.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>

#include <SDL_ttf.h>

#include "drivers/printer/raster.h"
#include "drivers/printer/text.h"
#include "drivers/surface.h"

namespace drivers::bench {

namespace {

constexpr const char* regular_font = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";
constexpr const char* bold_font = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf";

// Drawn twice as wide as the cell and shrunk, since the font's own proportions are flatter than
// font A's: at 40 pixels an em, letters are 24 wide and capitals 29 high.
constexpr int em_px = 40;
constexpr double cap_px = 29.2;
constexpr int cap_dots = 18;
constexpr int baseline_dots = 20;
constexpr int burn_threshold = 96;

struct CloseFont {
  void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};
TTF_Font* open_once(bool bold) {
  static const auto open = [](const char* path) {
    // Counted by SDL_ttf: its library outlives this font.
    if (TTF_Init() != 0) return std::unique_ptr<TTF_Font, CloseFont>{};
    return std::unique_ptr<TTF_Font, CloseFont>{TTF_OpenFont(path, em_px)};
  };
  static const auto regular = open(regular_font);
  static const auto heavy = open(bold_font);
  return bold ? heavy.get() : regular.get();
}

/// Mean coverage of the pixels that one dot of the cell stands for.
int coverage(const SDL_Surface& drawn, int ascent, int x, int y) {
  constexpr double step_y = cap_px / cap_dots;
  const auto from = static_cast<int>(ascent - (baseline_dots - y) * step_y);
  const auto to = static_cast<int>(ascent - (baseline_dots - y - 1) * step_y);
  const auto* const pixels = static_cast<const std::uint8_t*>(drawn.pixels);
  int sum = 0;
  int count = 0;
  for (int row = from; row < std::max(to, from + 1); ++row) {
    for (int column = 2 * x; column < 2 * x + 2; ++column) {
      ++count;
      if (row < 0 || row >= drawn.h || column >= drawn.w) continue;
      sum += pixels[static_cast<std::size_t>(row * drawn.pitch + column)];
    }
  }
  return sum / count;
}

}  // namespace

const CellFont::Cell& CellFont::cell(char32_t character, bool bold) {
  const auto found = cells_.find({character, bold});
  if (found != cells_.end()) return found->second;
  Cell& cell = cells_[{character, bold}];
  const std::lock_guard lock{printer::font_mutex()};
  TTF_Font* const font = open_once(bold);
  Surface drawn;
  if (font != nullptr) {
    const std::string text = printer::encode_utf8(std::u32string(1, character));
    drawn.reset(TTF_RenderUTF8_Shaded(font, text.c_str(), {0, 0, 0, 255}, {255, 255, 255, 255}));
  }
  if (drawn == nullptr) {
    cell.fill(1);
    return cell;
  }
  const int ascent = TTF_FontAscent(font);
  for (int y = 0; y < height_dots; ++y) {
    for (int x = 0; x < width_dots; ++x) {
      const bool black = coverage(*drawn, ascent, x, y) >= burn_threshold;
      cell[static_cast<std::size_t>(y) * width_dots + static_cast<std::size_t>(x)] = black ? 1 : 0;
    }
  }
  return cell;
}

}  // namespace drivers::bench
