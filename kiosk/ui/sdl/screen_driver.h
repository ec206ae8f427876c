#pragma once
// Which of SDL's screen drivers a kiosk may stand on. Where no display answers, SDL goes on
// silently with one that shows nothing. Pure; any thread.

#include <string_view>

namespace kiosk::ui::sdl {

/// Whether people see what is drawn with SDL's driver of that name: not with those that draw into
/// memory (`offscreen`, `dummy`) or that only read devices (`evdev`). `asked` is SDL_VIDEODRIVER,
/// names with commas between, empty for none: who asks for a driver by its name may have it.
bool may_show_with(std::string_view driver, std::string_view asked);

}  // namespace kiosk::ui::sdl
