#include "kiosk/ui/sdl/fonts.h"

#include <algorithm>

#include <fmt/format.h>

#include "drivers/printer/raster.h"
#include "drivers/surface.h"

namespace kiosk::ui::sdl {
namespace {

/// Two screens of text at 1080 × 1920. Beyond it all is drawn anew.
constexpr std::size_t most_drawn_bytes = 512U << 10U;

/// More than the panel has room for in the smallest letters; what is longer was broken before.
constexpr std::size_t most_letters_in_a_line = 1000;

/// SDL_ttf draws 32-bit pixels of one colour; all that differs between them is their alpha.
Ink ink_of(const SDL_Surface& surface) {
  Ink ink{.width = surface.w, .height = surface.h, .cover = {}};
  ink.cover.reserve(static_cast<std::size_t>(surface.w) * static_cast<std::size_t>(surface.h));
  for (int y = 0; y < surface.h; ++y) {
    const auto* row =
        reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(surface.pixels) +
                                               static_cast<std::ptrdiff_t>(y) * surface.pitch);
    for (int x = 0; x < surface.w; ++x) {
      ink.cover.push_back(static_cast<std::uint8_t>(row[x] >> 24U));
    }
  }
  return ink;
}

Ink draw_ink(TTF_Font* face, const std::string& text) {
  if (face == nullptr || text.empty()) return {};
  const drivers::Surface drawn{
      TTF_RenderUTF8_Blended(face, text.c_str(), SDL_Color{255, 255, 255, 255})};
  return drawn ? ink_of(*drawn) : Ink{};
}

/// SDL_ttf keeps the glyphs of the last text in each font: longer ones take their place.
void forget_text(TTF_Font* face) {
  const std::string others(most_letters_in_a_line, '-');
  TTF_SizeUTF8(face, others.c_str(), nullptr, nullptr);
}

}  // namespace

Fonts::Fonts(std::string folder) : folder_(std::move(folder)) {
  TTF_Init();
}

Fonts::~Fonts() {
  const std::lock_guard lock(drivers::printer::font_mutex());
  open_.clear();
  TTF_Quit();
}

bool Fonts::available() {
  return of({.size_px = 24}) != nullptr &&
         of({.size_px = 24, .weight = FontWeight::Bold}) != nullptr;
}

TTF_Font* Fonts::of(Font font) {
  auto& open = open_[{font.size_px, font.weight}];
  open.asked = ++asked_;
  if (open.face) return open.face.get();
  // The printer's thread opens fonts for slips; SDL_ttf lets one thread do so at a time.
  const std::lock_guard lock(drivers::printer::font_mutex());
  const char* file = font.weight == FontWeight::Bold ? "Inter-Bold.otf" : "Inter-Regular.otf";
  open.face.reset(TTF_OpenFont(fmt::format("{}/{}", folder_, file).c_str(), font.size_px));
  if (open.face) TTF_SetFontHinting(open.face.get(), TTF_HINTING_LIGHT);
  if (open_.size() > most_open) close_oldest();
  return open.face.get();
}

void Fonts::close_oldest() {
  const auto oldest =
      std::ranges::min_element(open_, {}, [](const auto& entry) { return entry.second.asked; });
  forget_text(oldest->second.face.get());
  open_.erase(oldest);
}

const Ink& Fonts::draw(const std::string& text, Font font) {
  std::tuple key{font.size_px, font.weight, text};
  const auto known = drawn_.find(key);
  if (known != drawn_.end()) return known->second;
  auto ink = draw_ink(of(font), text);
  if (drawn_bytes_ + ink.cover.size() > most_drawn_bytes) clear_drawn();
  drawn_bytes_ += ink.cover.size();
  return drawn_.emplace(std::move(key), std::move(ink)).first->second;
}

void Fonts::clear_drawn() {
  drawn_.clear();
  drawn_bytes_ = 0;
}

void Fonts::forget() {
  clear_drawn();
  for (const auto& [font, open] : open_) forget_text(open.face.get());
}

int Fonts::width_px(std::string_view text, Font font) {
  int width = 0;
  auto* face = of(font);
  if (face != nullptr) TTF_SizeUTF8(face, std::string{text}.c_str(), &width, nullptr);
  return width;
}

int Fonts::line_height_px(Font font) {
  auto* face = of(font);
  return face == nullptr ? font.size_px : TTF_FontLineSkip(face);
}

TextMeasure Fonts::measure() {
  return {.width_px = [this](std::string_view text, Font font) { return width_px(text, font); },
          .line_height_px = [this](Font font) { return line_height_px(font); }};
}

}  // namespace kiosk::ui::sdl
