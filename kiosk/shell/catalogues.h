#pragma once
// The word catalogues from disk, through Boost.Locale. Loaded once at the start; calls are cheap
// look-ups and may come from any thread.

#include <string>
#include <vector>

#include "kiosk/ui/phrase.h"

namespace kiosk::shell {

/// Reads `<folder>/<language>/LC_MESSAGES/anjungan.mo` for every language. A missing catalogue has
/// no words; the kiosk then shows Indonesian, or the keys.
ui::Words load_words(const std::string& folder);

}  // namespace kiosk::shell
