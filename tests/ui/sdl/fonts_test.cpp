#include "kiosk/ui/sdl/fonts.h"

#include <filesystem>
#include <memory>

#include "kiosk/ui/sdl/canvas.h"
#include "tests/support/catch.h"

using namespace kiosk::ui;
using namespace kiosk::ui::sdl;

namespace {

constexpr Font font{.size_px = 40};
constexpr Rect whole{0, 0, 400, 60};

Surface blank(Color color) {
  Surface surface{
      SDL_CreateRGBSurfaceWithFormat(0, whole.width, whole.height, 32, SDL_PIXELFORMAT_XRGB8888)};
  fill_rect(*surface, whole, color);
  return surface;
}

std::uint32_t color_at(const SDL_Surface& surface, int x, int y) {
  const auto* row = static_cast<const std::uint8_t*>(surface.pixels) +
                    static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<const std::uint32_t*>(row)[x] & 0xFFFFFFU;
}

int different_pixels(const SDL_Surface& left, const SDL_Surface& right) {
  int count = 0;
  for (int y = 0; y < whole.height; ++y) {
    for (int x = 0; x < whole.width; ++x) {
      count += color_at(left, x, y) == color_at(right, x, y) ? 0 : 1;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("a kept text looks as the font library draws it, in every colour", "[ui]") {
  Fonts fonts{ANJUNGAN_FONT_DIR};
  for (const Color color : {Color{255, 255, 255}, Color{8, 68, 74}, Color{200, 0, 0}}) {
    const auto ours = blank({90, 120, 30});
    const auto theirs = blank({90, 120, 30});
    draw_text(*ours, {.text = "Ambil nomor Ñ", .bounds = {7, 3, 0, 0}, .font = font}, color, fonts);
    const Surface drawn{TTF_RenderUTF8_Blended(fonts.of(font), "Ambil nomor Ñ",
                                               SDL_Color{color.red, color.green, color.blue, 255})};
    SDL_Rect place{7, 3, 0, 0};
    SDL_BlitSurface(drawn.get(), nullptr, theirs.get(), &place);
    CHECK(different_pixels(*ours, *theirs) == 0);
    CHECK(different_pixels(*ours, *blank({90, 120, 30})) > 500);
  }
}

TEST_CASE("texts are kept within bounds and forgotten when the visit is over", "[ui]") {
  Fonts fonts{ANJUNGAN_FONT_DIR};
  for (int i = 0; i < 300; ++i) fonts.draw("nomor " + std::to_string(i), font);
  CHECK(fonts.kept_bytes() > 0);
  CHECK(fonts.kept_bytes() <= 512U * 1024U);
  fonts.forget();
  CHECK(fonts.kept_bytes() == 0);
  CHECK(fonts.draw("nomor 1", font).width > 0);
}

TEST_CASE("nothing is drawn of an empty text, or without fonts", "[ui]") {
  Fonts fonts{ANJUNGAN_FONT_DIR};
  CHECK(fonts.draw("", font).cover.empty());
  Fonts none{"/nowhere"};
  CHECK(none.draw("nomor", font).cover.empty());
}

TEST_CASE("however many sizes are asked for, few fonts stay open", "[ui]") {
  const auto open_files = [] {
    namespace fs = std::filesystem;
    return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator{});
  };
  Fonts fonts{ANJUNGAN_FONT_DIR};
  const auto before = open_files();
  const auto measure = fonts.measure();
  const int first = measure.width_px("A-012", {.size_px = 40});
  for (int size_px = 20; size_px < 220; ++size_px) measure.width_px("A-012", {.size_px = size_px});
  CHECK(open_files() - before <= 64);
  CHECK(measure.width_px("A-012", {.size_px = 40}) == first);
}
