#pragma once
// The word catalogues from disk, through the C library's gettext: one text domain a language, so
// that all languages are readable at once, by name and from any thread.

#include <string>

#include "kiosk/ui/phrase.h"

namespace kiosk::shell {

/// The catalogues `<folder>/words/LC_MESSAGES/<language>.mo`. A missing one is named on stderr and
/// has no words; the kiosk then shows Indonesian, or the keys. Sets the program's LC_MESSAGES and
/// LANGUAGE: call it before threads start; the folder of the last call holds for all.
ui::Words load_words(const std::string& folder);

}  // namespace kiosk::shell
