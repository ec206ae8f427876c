#pragma once
// Copies a picture onto the surface of a display that is mounted turned. Main thread only.

#include <SDL.h>

#include "kiosk/ui/touch_place.h"

namespace kiosk::ui::sdl {

/// Copies `area` of the picture, turned, to where it belongs on the display and returns that
/// rectangle; an empty one, and copies nothing, when the display's size is not the picture's,
/// turned. Both have 32 bits a pixel in one format.
SDL_Rect blit_turned(const SDL_Surface& picture, SDL_Surface& display, const SDL_Rect& area,
                     Turn turn);

}  // namespace kiosk::ui::sdl
