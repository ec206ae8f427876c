#pragma once
// The kiosk that is measured: a made-up centre of 300 services, a configuration, its screens as the
// product lays them out. Main thread only.

#include <string>

#include "kiosk/app/model.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/sdl/fonts.h"

namespace bench {

/// Writes content of 300 services below `folder`/content and `folder`/kiosk.toml, which points at
/// it and at a printer on this port of loopback. Returns the path of kiosk.toml.
std::string write_centre(const std::string& folder, int printer_port);

/// The screen `home.attract` or `home.errands` in portrait, before or after the content is there.
kiosk::ui::Layout layout_of(const kiosk::shell::Config& config, kiosk::flows::Screen screen,
                            bool loaded, kiosk::ui::sdl::Fonts& fonts);

}  // namespace bench
