#pragma once
// The letters of slips: fonts by weight and size, and text drawn with them. Internal to `render`,
// which holds `font_mutex` meanwhile.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <SDL_ttf.h>

#include "drivers/printer/document.h"
#include "drivers/surface.h"

namespace drivers::printer {

inline constexpr const char* regular_font = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
inline constexpr const char* bold_font = "/usr/share/fonts/opentype/inter/Inter-Bold.otf";

/// Pixels per em with which capitals are at least so high.
int em_for_cap(double cap_dots);

/// How high capitals are.
double cap_of_em(int em_px);

/// SDL_ttf keeps the drawn letters inside each font, which is what makes the second slip fast.
class FontShelf {
 public:
  /// Counted by SDL_ttf: its library outlives these fonts, whoever else has used it.
  FontShelf() : has_library_(TTF_Init() == 0) {}
  ~FontShelf();
  FontShelf(const FontShelf&) = delete;
  FontShelf& operator=(const FontShelf&) = delete;

  /// Null when the font's file is missing.
  TTF_Font* take(Weight weight, int em_px);

  /// Of one line, in dots. The same words are measured more than once for a slip, and shaping them
  /// is half of the time that it takes.
  int width_of(TTF_Font* font, std::u32string_view text);
  /// From where the ink of the first letter begins.
  int ink_width_of(TTF_Font* font, std::u32string_view text);

  /// To be called when a slip is drawn. SDL_ttf keeps the glyphs of the last text in each font, and
  /// that may be a visitor's code: longer ones take their place. Each number is as large as it
  /// fits, so that fonts would become more and more: beyond `most_fonts` only this slip's stay.
  void end_slip();

 private:
  static constexpr std::size_t most_fonts = 8;  // half a megabyte each

  struct CloseFont {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
  };

  bool has_library_;
  std::map<std::pair<Weight, int>, std::unique_ptr<TTF_Font, CloseFont>> fonts_;
  // By this slip.
  std::set<TTF_Font*> used_;
  std::map<std::pair<TTF_Font*, std::u32string>, int> widths_;
};

/// White to the left of a letter: without it large and small letters begin at one edge.
int left_bearing(TTF_Font* font, char32_t letter);

/// The text with a question mark for what the font lacks, which would be an empty box.
std::u32string drawable(TTF_Font* font, std::u32string text);

/// Black on white, 255 is black; null for an empty text.
Surface drawn(TTF_Font* font, std::u32string_view text);

}  // namespace drivers::printer
