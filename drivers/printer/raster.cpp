#include "drivers/printer/raster.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include <SDL_ttf.h>
#include <fmt/format.h>

#include "drivers/printer/balance.h"
#include "drivers/printer/qr.h"
#include "drivers/printer/text.h"
#include "drivers/surface.h"

namespace drivers::printer {

namespace {

constexpr const char* regular_font = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
constexpr const char* bold_font = "/usr/share/fonts/opentype/inter/Inter-Bold.otf";

// Inter's capitals are 1490 of 2048 units high.
constexpr double cap_height_em = 0.7275;

// Heights of capitals. A little over the least of `TextSize`, so that rounding to dots and the
// threshold never end below it.
constexpr double body_cap_mm = 3.6;
constexpr double large_cap_mm = 6.6;
constexpr double number_cap_mm = 12.5;
constexpr double smallest_number_cap_mm = 8.6;

// From this coverage on a dot is burnt. Thermal dots bleed, so half is dark enough.
constexpr std::uint8_t burn_threshold = 128;

constexpr double line_height_em = 1.21;
constexpr double rule_mm = 0.375;
constexpr double rule_margin_mm = 1.0;
constexpr int largest_gap_mm = 50;

struct CloseFont {
  void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};
using Font = std::unique_ptr<TTF_Font, CloseFont>;

/// Fonts by weight and pixels per em. SDL_ttf keeps the drawn letters inside each font, which is
/// what makes the second slip fast.
class FontShelf {
 public:
  /// Counted by SDL_ttf: its library outlives these fonts, whoever else has used it.
  FontShelf() : has_library_(TTF_Init() == 0) {}
  ~FontShelf() {
    fonts_.clear();
    if (has_library_) TTF_Quit();
  }
  FontShelf(const FontShelf&) = delete;
  FontShelf& operator=(const FontShelf&) = delete;

  TTF_Font* take(Weight weight, int em_px) {
    Font& font = fonts_[{weight, em_px}];
    if (font == nullptr && has_library_) {
      font.reset(TTF_OpenFont(weight == Weight::Bold ? bold_font : regular_font, em_px));
      if (font != nullptr) TTF_SetFontHinting(font.get(), TTF_HINTING_LIGHT);
    }
    if (font != nullptr) used_.insert(font.get());
    return font.get();
  }

  /// SDL_ttf keeps the glyphs of the last text in each font, and that may be a visitor's code:
  /// longer ones take their place.
  void forget_texts() {
    const std::string others(longest_code, '-');
    for (TTF_Font* font : std::exchange(used_, {})) {
      TTF_SizeUTF8(font, others.c_str(), nullptr, nullptr);
    }
  }

 private:
  static constexpr std::size_t longest_code = 100;

  bool has_library_;
  std::map<std::pair<Weight, int>, Font> fonts_;
  std::set<TTF_Font*> used_;  // since texts were forgotten
};

int em_for_cap(double cap_mm, double dots_per_mm) {
  return std::max(1, static_cast<int>(std::ceil(cap_mm * dots_per_mm / cap_height_em)));
}

int width_of(TTF_Font* font, std::u32string_view text) {
  int width = 0;
  TTF_SizeUTF8(font, encode_utf8(text).c_str(), &width, nullptr);
  return width;
}

/// Draws blocks one under the other.
class Sheet {
 public:
  Sheet(FontShelf& fonts, const RasterOptions& options) : fonts_(fonts), options_(options) {
    raster_.width_dots = options.width_dots;
  }

  void draw(const TextLine& line) {
    if (failed_) return;
    int em_px = em_of(line.size);
    TTF_Font* font = fonts_.take(line.weight, em_px);
    if (font == nullptr) {
      failed_ = true;
      return;
    }
    const std::u32string text = drawable(font, clean_text(line.text));
    if (line.size == TextSize::Number) font = shrink_to_fit(line.weight, text, em_px);
    if (line.size == TextSize::Large) font = shrink_to_words(line.weight, text, em_px);
    const int line_height =
        static_cast<int>(std::lround(static_cast<double>(em_px) * line_height_em));
    const bool centred = line.align == Align::Centre;
    const auto parts = centred ? wrap_evenly(font, text, options_.width_dots)
                               : wrap(font, text, options_.width_dots);
    for (const std::u32string& part : parts) draw_part(font, part, line, line_height);
  }

  void draw(const QrCode& code) {
    const auto qr = make_qr(code.text);
    if (!qr) return;
    const int module = qr_module_dots(qr->size, options_.width_dots, options_.dots_per_mm);
    const int side = qr->size * module;
    const int left = (options_.width_dots - side) / 2;
    if (left < 0) return;
    const int top = grow(side + 2 * quiet_zone_modules * module) + quiet_zone_modules * module;
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        if (qr->at(x / module, y / module)) burn(left + x, top + y);
      }
    }
  }

  void draw(const Rule&) {
    const int margin = dots(rule_margin_mm);
    const int thickness = std::max(1, dots(rule_mm));
    const int top = grow(2 * margin + thickness) + margin;
    for (int y = top; y < top + thickness; ++y) {
      for (int x = 0; x < options_.width_dots; ++x) burn(x, y);
    }
  }

  void draw(const Gap& gap) { grow(dots(std::clamp(gap.height_mm, 0, largest_gap_mm))); }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] Raster take() { return std::move(raster_); }

 private:
  [[nodiscard]] int dots(double mm) const {
    return static_cast<int>(std::lround(mm * options_.dots_per_mm));
  }

  [[nodiscard]] int em_of(TextSize size) const {
    switch (size) {
      case TextSize::Body:
        return em_for_cap(body_cap_mm, options_.dots_per_mm);
      case TextSize::Large:
        return em_for_cap(large_cap_mm, options_.dots_per_mm);
      case TextSize::Number:
        return em_for_cap(number_cap_mm, options_.dots_per_mm);
    }
    return 1;
  }

  /// Characters that Inter lacks would be drawn as empty boxes.
  static std::u32string drawable(TTF_Font* font, std::u32string text) {
    for (char32_t& c : text) {
      if (TTF_GlyphIsProvided32(font, static_cast<Uint32>(c)) == 0) c = U'?';
    }
    return text;
  }

  /// The font at `em_px`, made smaller until `width` of it fits the paper, but never smaller than
  /// `smallest`.
  template <class Width>
  TTF_Font* shrink(Weight weight, int& em_px, int smallest, Width width) {
    TTF_Font* font = fonts_.take(weight, em_px);
    for (int wide = width(font); wide > options_.width_dots && em_px > smallest;) {
      // Rounded widths do not shrink quite as the size does, so each step is at least one.
      em_px = std::max(smallest, std::min(em_px * options_.width_dots / wide, em_px - 1));
      font = fonts_.take(weight, em_px);
      wide = width(font);
    }
    return font;
  }

  /// The whole text on one line.
  TTF_Font* shrink_to_fit(Weight weight, const std::u32string& text, int& em_px) {
    const int smallest = em_for_cap(smallest_number_cap_mm, options_.dots_per_mm);
    return shrink(weight, em_px, smallest, [&](TTF_Font* font) { return width_of(font, text); });
  }

  /// No word broken between its letters.
  TTF_Font* shrink_to_words(Weight weight, const std::u32string& text, int& em_px) {
    return shrink(weight, em_px, em_of(TextSize::Body),
                  [&](TTF_Font* font) { return widest_word(font, text); });
  }

  static int widest_word(TTF_Font* font, const std::u32string& text) {
    int widest = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(U" -", at), text.size());
      const bool hyphen = end < text.size() && text[end] == U'-';
      widest = std::max(widest, width_of(font, text.substr(at, end - at + (hyphen ? 1 : 0))));
      at = end + 1;
    }
    return widest;
  }

  /// In no more lines than `wrap` makes, which are of about the same length.
  static std::vector<std::u32string> wrap_evenly(TTF_Font* font, const std::u32string& text,
                                                 int width) {
    const auto measure = [&] {
      WordWidths widths{.words = {}, .space = width_of(font, U" ")};
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = std::min(text.find(U' ', at), text.size());
        if (space > at) widths.words.push_back(width_of(font, text.substr(at, space - at)));
        at = space + 1;
      }
      return widths;
    };
    return even_lines(width, [&](int at) { return wrap(font, text, at); }, measure);
  }

  /// Breaks at spaces; a word that is wider after a hyphen, else between characters.
  static std::vector<std::u32string> wrap(TTF_Font* font, const std::u32string& text, int width) {
    std::vector<std::u32string> lines;
    std::u32string line;
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t space = std::min(text.find(U' ', at), text.size());
      const std::u32string word = text.substr(at, space - at);
      at = space + 1;
      if (word.empty()) continue;
      std::u32string longer = line;
      if (!longer.empty()) longer += U' ';
      longer += word;
      if (width_of(font, longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.empty()) lines.push_back(std::exchange(line, {}));
      for (const char32_t c : word) {
        while (!line.empty() && width_of(font, line + c) > width) {
          const auto hyphen = line.rfind(U'-');
          const auto kept = hyphen == std::u32string::npos ? line.size() : hyphen + 1;
          lines.push_back(line.substr(0, kept));
          line.erase(0, kept);
        }
        line.push_back(c);
      }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
  }

  void draw_part(TTF_Font* font, const std::u32string& part, const TextLine& line, int height) {
    constexpr SDL_Color black{0, 0, 0, 255};
    constexpr SDL_Color white{255, 255, 255, 255};
    const Surface drawn{TTF_RenderUTF8_Shaded(font, encode_utf8(part).c_str(), black, white)};
    if (drawn == nullptr) return;
    const int top = grow(height);
    const int left =
        line.align == Align::Centre ? std::max(0, (options_.width_dots - drawn->w) / 2) : 0;
    const int rows = std::min(drawn->h, height);
    const int columns = std::min(drawn->w, options_.width_dots - left);
    const std::span coverage{
        static_cast<const std::uint8_t*>(drawn->pixels),
        static_cast<std::size_t>(drawn->pitch) * static_cast<std::size_t>(drawn->h)};
    for (int y = 0; y < rows; ++y) {
      const auto row =
          coverage.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(drawn->pitch));
      for (int x = 0; x < columns; ++x) {
        if (row[static_cast<std::size_t>(x)] >= burn_threshold) burn(left + x, top + y);
      }
    }
  }

  void burn(int x, int y) {
    raster_.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(options_.width_dots) +
                 static_cast<std::size_t>(x)] = 1;
  }

  /// Adds white rows; the first of them.
  int grow(int rows) {
    const int top = raster_.height_dots;
    raster_.height_dots += rows;
    raster_.dots.resize(static_cast<std::size_t>(raster_.height_dots) *
                        static_cast<std::size_t>(options_.width_dots));
    return top;
  }

  FontShelf& fonts_;
  const RasterOptions& options_;
  Raster raster_;
  bool failed_ = false;
};

}  // namespace

std::expected<Raster, std::string> render(const Document& document, const RasterOptions& options) {
  static FontShelf fonts;
  const std::lock_guard lock{font_mutex()};
  Sheet sheet{fonts, options};
  for (const Block& block : document.blocks) {
    std::visit([&](const auto& content) { sheet.draw(content); }, block);
  }
  fonts.forget_texts();
  if (sheet.failed()) {
    return std::unexpected(
        fmt::format("cannot load the fonts {} and {} (Debian package "
                    "fonts-inter): {}",
                    regular_font, bold_font, TTF_GetError()));
  }
  return sheet.take();
}

std::expected<void, std::string> prewarm(const RasterOptions& options) {
  const std::string letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;-–·±/()'";
  Document everything;
  for (const Weight weight : {Weight::Regular, Weight::Bold}) {
    everything.blocks.emplace_back(TextLine{.text = letters, .weight = weight});
    everything.blocks.emplace_back(
        TextLine{.text = letters, .size = TextSize::Large, .weight = weight});
    everything.blocks.emplace_back(
        TextLine{.text = "A-0123", .size = TextSize::Number, .weight = weight});
  }
  everything.blocks.emplace_back(QrCode{.text = "AJ1"});
  const auto drawn = render(everything, options);
  if (!drawn) return std::unexpected(drawn.error());
  return {};
}

std::mutex& font_mutex() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace drivers::printer
