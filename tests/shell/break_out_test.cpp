// Whatever a keyboard that somebody plugs in can send, the kiosk stays the kiosk (S01).

#include <cstdlib>
#include <vector>

#include <SDL.h>

#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/loop.h"
#include "tests/support/catch.h"
#include "tests/support/silent_speaker.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace kiosk::shell;

struct Key {
  SDL_Keycode code;
  Uint16 modifiers;
};

/// Ctrl+Alt+F1 to F12, desktops' shortcuts, media and power keys, and every key with the modifiers
/// that browsers and window managers listen to.
std::vector<Key> vectors() {
  std::vector<Key> keys;
  for (int i = 0; i < 12; ++i) keys.push_back({SDLK_F1 + i, KMOD_LCTRL | KMOD_LALT});
  // F1 to F4 are four of the tactile keys.
  for (int i = 4; i < 12; ++i) keys.push_back({SDLK_F1 + i, KMOD_NONE});
  for (const SDL_Keycode code : {SDLK_F4, SDLK_TAB, SDLK_ESCAPE, SDLK_SPACE, SDLK_RETURN}) {
    keys.push_back({code, KMOD_LALT});
    keys.push_back({code, KMOD_RALT});
  }
  for (const SDL_Keycode code : {SDLK_q, SDLK_w, SDLK_n, SDLK_t, SDLK_o, SDLK_p, SDLK_s, SDLK_c,
                                 SDLK_v, SDLK_l, SDLK_r, SDLK_ESCAPE, SDLK_BACKSPACE, SDLK_TAB}) {
    keys.push_back({code, KMOD_LCTRL});
  }
  for (const SDL_Keycode code : {SDLK_DELETE, SDLK_BACKSPACE, SDLK_t, SDLK_UP, SDLK_DOWN}) {
    keys.push_back({code, KMOD_LCTRL | KMOD_LALT});
  }
  for (const SDL_Keycode code : {SDLK_d, SDLK_e, SDLK_l, SDLK_r, SDLK_x, SDLK_TAB, SDLK_SPACE}) {
    keys.push_back({code, KMOD_LGUI});
  }
  for (const SDL_Keycode code :
       {SDLK_LGUI,      SDLK_RGUI,        SDLK_LALT,           SDLK_LCTRL,
        SDLK_LSHIFT,    SDLK_CAPSLOCK,    SDLK_NUMLOCKCLEAR,   SDLK_PRINTSCREEN,
        SDLK_SYSREQ,    SDLK_PAUSE,       SDLK_SCROLLLOCK,     SDLK_INSERT,
        SDLK_MENU,      SDLK_APPLICATION, SDLK_POWER,          SDLK_SLEEP,
        SDLK_EJECT,     SDLK_WWW,         SDLK_MAIL,           SDLK_CALCULATOR,
        SDLK_COMPUTER,  SDLK_AC_HOME,     SDLK_AC_BACK,        SDLK_AC_SEARCH,
        SDLK_AUDIOPLAY, SDLK_AUDIOSTOP,   SDLK_AUDIONEXT,      SDLK_AUDIOMUTE,
        SDLK_VOLUMEUP,  SDLK_VOLUMEDOWN,  SDLK_BRIGHTNESSDOWN, SDLK_DISPLAYSWITCH,
        SDLK_HELP,      SDLK_ESCAPE}) {
    keys.push_back({code, KMOD_NONE});
  }
  return keys;
}

SDL_Event pressed(const Key& key) {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = key.code;
  event.key.keysym.mod = key.modifiers;
  return event;
}

}  // namespace

TEST_CASE("no key, shortcut or window event leaves the kiosk or its screen (S01)", "[break_out]") {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
  const tests::TemporaryFolder data;
  auto config = default_config();
  config.data_folder = data.path();
  const auto profile = find_printer_profile(config.printer.profile, config.content_folder);
  REQUIRE(profile);
  Bench devices{*profile, data.path(), config.scanner_codes};
  auto window = kiosk::ui::sdl::Window::open({.panel = config.panel,
                                              .font_folder = config.font_folder,
                                              .icon_folder = config.assets_folder + "/icons"});
  REQUIRE(window);
  Runtime runtime(config, *make_printer(config, &devices.printer()),
                  std::make_unique<tests::SilentSpeaker>(), [] {});
  Loop loop(runtime, **window, nullptr, nullptr, nullptr);
  loop.show();
  const auto screen = runtime.model().screen;
  const auto keys = vectors();
  CHECK(keys.size() >= 60);
  for (const auto& key : keys) {
    INFO(key.code << " with " << key.modifiers);
    loop.handle(pressed(key));
    REQUIRE(loop.is_running());
    REQUIRE(runtime.model().screen == screen);
    REQUIRE(runtime.model().trail.empty());
  }
  for (const Uint32 type : {Uint32{SDL_QUIT}, Uint32{SDL_DROPFILE}, Uint32{SDL_TEXTINPUT}}) {
    SDL_Event event{};
    event.type = type;
    loop.handle(event);
    CHECK(loop.is_running());
    CHECK(runtime.model().screen == screen);
  }
  for (const auto what :
       {SDL_WINDOWEVENT_CLOSE, SDL_WINDOWEVENT_MINIMIZED, SDL_WINDOWEVENT_FOCUS_LOST}) {
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.event = static_cast<Uint8>(what);
    loop.handle(event);
    CHECK(loop.is_running());
  }
}
