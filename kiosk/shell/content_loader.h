#pragma once
// Reads the content folder and makes a Content of it. Called by the loader's thread, and by
// --check-config and --replay.

#include <optional>
#include <string>

#include "kiosk/messages/event.h"

namespace kiosk::shell {

/// Reads every content file below the folder; files that cannot be read are findings later on.
messages::ContentLoaded load_content(const std::string& folder);

}  // namespace kiosk::shell
