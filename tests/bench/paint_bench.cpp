// A full redraw and its way to the X server, 1080 × 1920, without a GPU: the product's own window
// shows the attract and the errand screen over and over; then the same in landscape, turned by a
// quarter onto the same pixels. Needs a display (run.sh starts one).

#include <chrono>
#include <memory>
#include <utility>

#include <SDL.h>
#include <fmt/format.h>

#include "kiosk/shell/files/catalogues.h"
#include "kiosk/ui/sdl/window.h"
#include "tests/bench/centre.h"
#include "tests/bench/figures.h"

namespace {

namespace shell = kiosk::shell;
namespace sdl = kiosk::ui::sdl;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 200;

std::vector<double> redraw_ms(sdl::Window& window, const shell::Config& config,
                              kiosk::flows::Screen screen) {
  auto model = kiosk::app::start(config.settings, config.keys).model;
  model.screen = std::move(screen);
  const auto words = shell::load_words(config.locale_folder);
  window.show({.tree = kiosk::app::view(model, words), .appearance = {}, .dark = std::nullopt}, "",
              words, std::chrono::milliseconds{0});
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto begun = Clock::now();
    window.present_all();  // returns when the X server has the picture
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
  }
  return times;
}

void report(const char* name, const std::vector<double>& times) {
  bench::print({.name = fmt::format("full redraw + present, {}", name),
                .measured = fmt::format("{:.1f} ms (p95 {:.1f})", bench::median(times),
                                        bench::percentile(times, 0.95)),
                .value = bench::median(times),
                .goal = 5,
                .goal_text = "≤ 5 ms"});
}

}  // namespace

/// Null when there is none to be had.
std::unique_ptr<sdl::Window> window_of(const shell::Config& config, kiosk::ui::Turn turn) {
  auto window = sdl::Window::open({.panel = config.panel,
                                   .turn = turn,
                                   .font_folder = config.font_folder,
                                   .icon_folder = config.assets_folder + "/icons",
                                   .plan_folder = config.content_folder + "/plans"});
  if (window) return std::move(*window);
  fmt::print(stderr, "{}\n", window.error());
  return nullptr;
}

int main() {
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return 1;
  {
    const auto config = shell::default_config();
    auto across = config;
    std::swap(across.panel.width_px, across.panel.height_px);
    const auto window = window_of(config, kiosk::ui::Turn::None);
    if (!window) return 1;
    report("attract", redraw_ms(*window, config, kiosk::flows::home::Attract{}));
    report("errands", redraw_ms(*window, config, kiosk::flows::home::Errands{}));
    const auto turned = window_of(across, kiosk::ui::Turn::Quarter);
    if (!turned) return 1;
    report("attract, turned", redraw_ms(*turned, across, kiosk::flows::home::Attract{}));
    report("errands, turned", redraw_ms(*turned, across, kiosk::flows::home::Errands{}));
  }
  SDL_Quit();
  return 0;
}
