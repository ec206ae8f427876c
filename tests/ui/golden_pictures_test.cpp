// Pictures of the main screens: tests/golden/pictures/<state>.<orientation>.png, half as many
// pixels each way as the real panel. UPDATE_GOLDENS=1 draws them anew; look at them before they
// are committed. A picture that is missing is a failure.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <SDL_image.h>

#include "drivers/surface.h"
#include "kiosk/ui/sdl/painter.h"
#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace {

namespace fs = std::filesystem;
namespace ui = kiosk::ui;

const fs::path pictures_folder = ANJUNGAN_SOURCE_DIR "/tests/golden/pictures";

constexpr std::array states{"home.attract",
                            "home.errands",
                            "home.display",
                            "queue.agencies",
                            "queue.search.found",
                            "queue.card",
                            "queue.priority",
                            "queue.issuing.printing",
                            "queue.issuing.failed",
                            "queue.closed.evening",
                            "complaint.write.description",
                            "complaint.summary",
                            "complaint.sent",
                            "info.map.way"};

constexpr ui::Panel half_portrait{.width_px = 540, .height_px = 960, .pitch_mm = 0.554};
constexpr ui::Panel half_landscape{.width_px = 960, .height_px = 540, .pitch_mm = 0.554};

/// With the same fonts and libraries not one pixel differs. A security update of FreeType or
/// librsvg may round the soft edge of a letter or icon otherwise: such a pixel differs little, and
/// there are few of them. A word, a line or a colour that changed is far beyond both.
constexpr int soft_difference = 16;  // of 255, in one channel
constexpr int most_hard_pixels = 20;

using drivers::Surface;

Surface draw(const tests::SampleState& state, const ui::Panel& panel) {
  static ui::sdl::Icons icons{ANJUNGAN_SOURCE_DIR "/assets/icons"};
  const auto& appearance = state.model.session.appearance;
  const auto layout = ui::layout(kiosk::app::view(state.model, tests::words()), panel, appearance,
                                 0, tests::words(), tests::real_measure());
  Surface surface{SDL_CreateRGBSurfaceWithFormat(0, panel.width_px, panel.height_px, 24,
                                                 SDL_PIXELFORMAT_RGB24)};
  const Surface screen{SDL_CreateRGBSurfaceWithFormat(0, panel.width_px, panel.height_px, 32,
                                                      SDL_PIXELFORMAT_XRGB8888)};
  static ui::sdl::Plans plans{ANJUNGAN_SOURCE_DIR "/config/plans"};
  ui::sdl::Painter painter{tests::real_fonts(), icons, plans};
  painter.paint(*screen, layout, appearance.contrast, {});
  SDL_BlitSurface(screen.get(), nullptr, surface.get(), nullptr);
  return surface;
}

int hard_differences(const SDL_Surface& drawn, const SDL_Surface& golden) {
  int count = 0;
  for (int y = 0; y < drawn.h; ++y) {
    const auto* a = static_cast<const std::uint8_t*>(drawn.pixels) +
                    static_cast<std::ptrdiff_t>(y) * drawn.pitch;
    const auto* b = static_cast<const std::uint8_t*>(golden.pixels) +
                    static_cast<std::ptrdiff_t>(y) * golden.pitch;
    for (int x = 0; x < drawn.w * 3; x += 3) {
      const bool hard = std::abs(a[x] - b[x]) > soft_difference ||
                        std::abs(a[x + 1] - b[x + 1]) > soft_difference ||
                        std::abs(a[x + 2] - b[x + 2]) > soft_difference;
      count += hard ? 1 : 0;
    }
  }
  return count;
}

void check_picture(const tests::SampleState& state, const ui::Panel& panel) {
  const auto file =
      pictures_folder / (state.name + (panel.portrait() ? ".portrait.png" : ".landscape.png"));
  const auto is = draw(state, panel);
  if (std::getenv("UPDATE_GOLDENS") != nullptr) IMG_SavePNG(is.get(), file.c_str());
  INFO(file.string() << " (UPDATE_GOLDENS=1 draws it)");
  const Surface loaded{IMG_Load(file.c_str())};
  REQUIRE(loaded);
  const Surface golden{SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_RGB24, 0)};
  REQUIRE(golden->w == is->w);
  REQUIRE(golden->h == is->h);
  CHECK(hard_differences(*golden, *is) <= most_hard_pixels);
}

}  // namespace

TEST_CASE("the main screens look as their golden pictures", "[ui][golden]") {
  fs::create_directories(pictures_folder);
  std::size_t found = 0;
  for (const auto& state : tests::sample_states()) {
    if (std::find(states.begin(), states.end(), state.name) == states.end()) continue;
    ++found;
    check_picture(state, half_portrait);
    check_picture(state, half_landscape);
  }
  CHECK(found == states.size());
}
