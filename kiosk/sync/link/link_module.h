#pragma once
// The hub's line as a module of its own, `anjungan-link.so` beside the program: libcurl, OpenSSL
// and what they need are loaded only where there is a hub. Any thread.

#include <expected>
#include <string>

#include "kiosk/sync/link/hub_line.h"

namespace kiosk::sync {

/// Loads the module at the first call; it stays loaded until the program ends. The error is a
/// sentence for a technician.
std::expected<LinkLibrary, std::string> load_link_library();

}  // namespace kiosk::sync
