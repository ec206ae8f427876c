#pragma once
// A picture of SDL's that is freed with its owner. For whoever draws, scans or prints.

#include <memory>

#include <SDL.h>

namespace drivers {

struct FreeSurface {
  void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

}  // namespace drivers
