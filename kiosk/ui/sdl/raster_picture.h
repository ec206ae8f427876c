#pragma once
// A printed slip as a picture, for the bench and the tour. Main thread only.

#include "drivers/printer/raster.h"
#include "kiosk/ui/sdl/canvas.h"

namespace kiosk::ui::sdl {

/// Black dots on white paper with a margin; null when there is no memory for it.
Surface picture_of(const drivers::printer::Raster& raster);

}  // namespace kiosk::ui::sdl
