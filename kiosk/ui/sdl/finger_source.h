#pragma once
// From which input device SDL's fingers come. Main thread only.

#include <SDL.h>

#include "drivers/touch/touch_panel.h"

namespace kiosk::ui::sdl {

/// Asks the X server, which takes a fraction of a millisecond; elsewhere only SDL's name is known.
/// SDL's name is none on X: after a restart it calls the panel that was touched last by the name of
/// X's own pointer. A device that has gone meanwhile has neither.
drivers::touch::FingerSource source_of(SDL_Window* window, SDL_TouchID device);

}  // namespace kiosk::ui::sdl
