#include "kiosk/ui/sdl/turned_blit.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <random>

#include "kiosk/ui/sdl/window.h"
#include "tests/support/catch.h"
#include "tests/support/sample_states.h"
#include "tests/support/screens.h"

namespace ui = kiosk::ui;
namespace sdl = kiosk::ui::sdl;
using kiosk::ui::Turn;

namespace {

constexpr std::array all_turns{Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters};

sdl::Surface surface_of(int width_px, int height_px, std::uint32_t color) {
  sdl::Surface surface{
      SDL_CreateRGBSurfaceWithFormat(0, width_px, height_px, 32, SDL_PIXELFORMAT_XRGB8888)};
  SDL_FillRect(surface.get(), nullptr, color);
  return surface;
}

std::uint32_t& pixel(const SDL_Surface& surface, int x, int y) {
  auto* row =
      static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<std::uint32_t*>(row)[x];
}

/// Of the pixels of a picture, how many the display does not show where they belong.
int misplaced(const SDL_Surface& picture, const SDL_Surface& display, Turn turn) {
  int count = 0;
  for (int y = 0; y < picture.h; ++y) {
    for (int x = 0; x < picture.w; ++x) {
      const auto there = ui::turned({x, y, 1, 1}, picture.w, picture.h, turn);
      const auto seen = pixel(display, there.x, there.y) & 0xFFFFFFU;
      count += (pixel(picture, x, y) & 0xFFFFFFU) == seen ? 0 : 1;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("every pixel of a turned picture is where it belongs", "[window]") {
  std::mt19937 random{7};
  const auto picture = surface_of(53, 97, 0);
  for (int y = 0; y < picture->h; ++y) {
    for (int x = 0; x < picture->w; ++x) {
      pixel(*picture, x, y) = static_cast<std::uint32_t>(random()) & 0xFFFFFFU;
    }
  }
  for (const auto turn : all_turns) {
    INFO(degrees_of(turn));
    const bool across = lies_across(turn);
    const auto display = surface_of(across ? 97 : 53, across ? 53 : 97, 0xFF00FF);
    const auto area = sdl::blit_turned(*picture, *display, {-5, -5, 500, 500}, turn);
    CHECK(area.w == display->w);
    CHECK(area.h == display->h);
    CHECK(misplaced(*picture, *display, turn) == 0);
  }
}

TEST_CASE("what changed of a turned picture is copied, and nothing beside it", "[window]") {
  const auto picture = surface_of(53, 97, 0x112233);
  for (const auto turn : all_turns) {
    const bool across = lies_across(turn);
    const auto display = surface_of(across ? 97 : 53, across ? 53 : 97, 0);
    const auto place = sdl::blit_turned(*picture, *display, {10, 20, 17, 33}, turn);
    int copied = 0;
    for (int y = 0; y < display->h; ++y) {
      for (int x = 0; x < display->w; ++x) {
        const SDL_Point here{x, y};
        const bool inside = SDL_PointInRect(&here, &place) == SDL_TRUE;
        REQUIRE(((pixel(*display, x, y) & 0xFFFFFFU) == 0x112233) == inside);
        copied += inside ? 1 : 0;
      }
    }
    CHECK(copied == 17 * 33);
  }
}

TEST_CASE("a display of another size gets nothing instead of something torn", "[window]") {
  const auto picture = surface_of(53, 97, 0x112233);
  const auto display = surface_of(53, 97, 0);
  const auto place = sdl::blit_turned(*picture, *display, {0, 0, 53, 97}, Turn::Quarter);
  CHECK(place.w == 0);
  CHECK(pixel(*display, 0, 0) == 0);
}

namespace {

std::unique_ptr<sdl::Window> window_of(Turn turn) {
  auto window = sdl::Window::open({.panel = {.width_px = 400, .height_px = 700, .pitch_mm = 0.748},
                                   .turn = turn,
                                   .font_folder = ANJUNGAN_FONT_DIR,
                                   .icon_folder = ANJUNGAN_SOURCE_DIR "/assets/icons",
                                   .plan_folder = ANJUNGAN_SOURCE_DIR "/config/plans"});
  INFO((window ? "" : window.error()));
  REQUIRE(window);
  return std::move(*window);
}

void show(sdl::Window& window, const tests::SampleState& state, const std::string& focus) {
  window.show({.tree = kiosk::app::view(state.model, tests::words()),
               .appearance = state.model.session.appearance,
               .dark = std::nullopt},
              focus, tests::words(), std::chrono::milliseconds{0});
}

}  // namespace

TEST_CASE("a window shows the same picture turned, whole and where it changes", "[window]") {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
  for (const auto turn : all_turns) {
    INFO(degrees_of(turn));
    const auto straight = window_of(Turn::None);
    const auto turned = window_of(turn);
    REQUIRE(turned->panel() == straight->panel());
    CHECK(turned->is_as_configured());
    const auto same = [&] { return misplaced(*straight->surface(), *turned->surface(), turn); };
    int shown = 0;
    for (const auto& state : tests::sample_states()) {
      if (++shown > 6) break;
      show(*straight, state, "");
      show(*turned, state, "");
      CHECK(same() == 0);
      const auto controls = tests::enabled_controls(straight->layout());
      if (controls.empty()) continue;
      show(*straight, state, *controls.begin());
      show(*turned, state, *controls.begin());
      CHECK(same() == 0);
    }
    std::memset(turned->surface()->pixels, 0xAB,
                static_cast<std::size_t>(turned->surface()->pitch) *
                    static_cast<std::size_t>(turned->surface()->h));
    turned->present_all();
    CHECK(same() == 0);
  }
}

TEST_CASE("a picture fills a larger display in the same millimetres, and this is told",
          "[window]") {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
  const auto window =
      sdl::Window::open({.panel = {.width_px = 400, .height_px = 300, .pitch_mm = 0.5},
                         .place = sdl::WindowPlace::WholeDisplay,
                         .font_folder = ANJUNGAN_FONT_DIR});
  REQUIRE(window);
  const auto display = (*window)->display();
  const auto& panel = (*window)->panel();
  CHECK((panel.width_px == display.width_px || panel.height_px == display.height_px));
  CHECK(panel.mm(panel.width_px) == Approx(200).margin(1));
  CHECK_FALSE((*window)->is_as_configured());
}
