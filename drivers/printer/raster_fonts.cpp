#include "drivers/printer/raster_fonts.h"

#include <algorithm>
#include <cmath>

#include "drivers/printer/text.h"

namespace drivers::printer {
namespace {

// Inter's capitals are 1490 of 2048 units high.
constexpr double cap_height_em = 0.7275;
constexpr std::size_t longest_code = 100;

}  // namespace

int em_for_cap(double cap_dots) {
  return std::max(1, static_cast<int>(std::ceil(cap_dots / cap_height_em)));
}

double cap_of_em(int em_px) {
  return em_px * cap_height_em;
}

FontShelf::~FontShelf() {
  fonts_.clear();
  if (has_library_) TTF_Quit();
}

TTF_Font* FontShelf::take(Weight weight, int em_px) {
  auto& font = fonts_[{weight, em_px}];
  if (font == nullptr && has_library_) {
    font.reset(TTF_OpenFont(weight == Weight::Bold ? bold_font : regular_font, em_px));
    if (font != nullptr) TTF_SetFontHinting(font.get(), TTF_HINTING_LIGHT);
  }
  if (font != nullptr) used_.insert(font.get());
  return font.get();
}

int FontShelf::width_of(TTF_Font* font, std::u32string_view text) {
  const auto [entry, is_new] = widths_.try_emplace({font, std::u32string{text}}, 0);
  if (is_new) TTF_SizeUTF8(font, encode_utf8(text).c_str(), &entry->second, nullptr);
  return entry->second;
}

int FontShelf::ink_width_of(TTF_Font* font, std::u32string_view text) {
  return text.empty() ? 0 : width_of(font, text) - left_bearing(font, text.front());
}

void FontShelf::end_slip() {
  const std::string others(longest_code, 'n');
  for (TTF_Font* font : used_) TTF_SizeUTF8(font, others.c_str(), nullptr, nullptr);
  if (fonts_.size() > most_fonts) {
    std::erase_if(fonts_,
                  [this](const auto& entry) { return !used_.contains(entry.second.get()); });
  }
  used_.clear();
  widths_.clear();
}

int left_bearing(TTF_Font* font, char32_t letter) {
  int left = 0;
  TTF_GlyphMetrics32(font, static_cast<Uint32>(letter), &left, nullptr, nullptr, nullptr, nullptr);
  return std::max(0, left);
}

std::u32string drawable(TTF_Font* font, std::u32string text) {
  for (char32_t& c : text) {
    if (TTF_GlyphIsProvided32(font, static_cast<Uint32>(c)) == 0) c = U'?';
  }
  return text;
}

Surface drawn(TTF_Font* font, std::u32string_view text) {
  constexpr SDL_Color black{0, 0, 0, 255};
  constexpr SDL_Color white{255, 255, 255, 255};
  return Surface{TTF_RenderUTF8_Shaded(font, encode_utf8(text).c_str(), black, white)};
}

}  // namespace drivers::printer
