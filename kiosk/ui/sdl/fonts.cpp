#include "kiosk/ui/sdl/fonts.h"

#include <fmt/format.h>

#include "drivers/printer/raster.h"

namespace kiosk::ui::sdl {

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
  auto& slot = open_[{font.size_px, font.weight}];
  if (!slot) {
    // The printer's thread opens fonts for slips; SDL_ttf lets one thread do so at a time.
    const std::lock_guard lock(drivers::printer::font_mutex());
    const char* face = font.weight == FontWeight::Bold ? "Inter-Bold.otf" : "Inter-Regular.otf";
    slot.reset(TTF_OpenFont(fmt::format("{}/{}", folder_, face).c_str(), font.size_px));
    if (slot) TTF_SetFontHinting(slot.get(), TTF_HINTING_LIGHT);
  }
  return slot.get();
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
