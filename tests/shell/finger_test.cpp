// A finger as SDL reports it, on a panel that is mounted upright.

#include <cstdlib>

#include <SDL.h>

#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/loop.h"
#include "tests/support/catch.h"
#include "tests/support/silent_speaker.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace kiosk::shell;

SDL_Event finger_event(Uint32 type, double x, double y) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 8;
  event.tfinger.x = static_cast<float>(x);
  event.tfinger.y = static_cast<float>(y);
  return event;
}

}  // namespace

TEST_CASE("a finger on a turned display activates the control that is under it", "[touch]") {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
  const tests::TemporaryFolder data;
  auto config = default_config();
  config.data_folder = data.path();
  config.touch.picture = kiosk::ui::Turn::Quarter;
  const auto profile = find_printer_profile(config.printer.profile, config.content_folder);
  REQUIRE(profile);
  Bench devices{*profile, data.path(), config.scanner_codes};
  auto window = kiosk::ui::sdl::Window::open({.panel = config.panel,
                                              .turn = config.touch.picture,
                                              .font_folder = config.font_folder,
                                              .icon_folder = config.assets_folder + "/icons"});
  REQUIRE(window);
  Runtime runtime(config, *make_printer(config, &devices.printer()),
                  std::make_unique<tests::SilentSpeaker>(), [] {});
  Loop loop(runtime, **window, nullptr, nullptr, nullptr);
  loop.show();
  const auto seen_at = loop.real_time() + kiosk::ui::new_screen_guard;
  const auto& layout = (*window)->layout();
  const auto* start = kiosk::ui::find_box(layout, "attract.start");
  REQUIRE(start != nullptr);
  const auto& panel = layout.panel;
  // The picture's upper left corner is the display's upper right one.
  const double across = 1 - (start->bounds.y + start->bounds.height / 2.0) / panel.height_px;
  const double down = (start->bounds.x + start->bounds.width / 2.0) / panel.width_px;
  const auto before = runtime.tree().name;
  while (loop.real_time() < seen_at) SDL_PumpEvents();  // sooner nobody can have aimed at it
  loop.handle(finger_event(SDL_FINGERDOWN, across, down));
  loop.handle(finger_event(SDL_FINGERUP, across, down));
  CHECK(before == "home.attract");
  CHECK(runtime.tree().name == "home.errands");
}
