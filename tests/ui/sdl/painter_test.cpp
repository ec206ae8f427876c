#include "kiosk/ui/sdl/painter.h"

#include <cstring>

#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace ui = kiosk::ui;
namespace sdl = kiosk::ui::sdl;

namespace {

sdl::Surface painted_over(const tests::Shot& shot, ui::Color before) {
  static sdl::Icons icons{ANJUNGAN_SOURCE_DIR "/assets/icons"};
  static sdl::Plans plans{ANJUNGAN_SOURCE_DIR "/config/plans"};
  const auto& panel = shot.layout.panel;
  sdl::Surface surface{SDL_CreateRGBSurfaceWithFormat(0, panel.width_px, panel.height_px, 32,
                                                      SDL_PIXELFORMAT_XRGB8888)};
  sdl::fill_rect(*surface, {0, 0, panel.width_px, panel.height_px}, before);
  sdl::Painter painter{tests::real_fonts(), icons, plans};
  painter.paint(*surface, shot.layout, shot.appearance().contrast, {});
  return surface;
}

}  // namespace

TEST_CASE("painting leaves no pixel of what was there before", "[ui]") {
  tests::Findings findings;
  const tests::Variety variety{.languages = {kiosk::domain::Language::Indonesian},
                               .sizes = {ui::TextSize::Normal}};
  tests::visit_shots(variety, tests::words(), [&](const tests::Shot& shot) {
    const auto one = painted_over(shot, {255, 0, 255});
    const auto other = painted_over(shot, {0, 255, 0});
    const auto bytes = static_cast<std::size_t>(one->pitch) * static_cast<std::size_t>(one->h);
    if (std::memcmp(one->pixels, other->pixels, bytes) != 0) findings.add(shot, "shows through");
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}
