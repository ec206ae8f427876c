#pragma once
// A sentence of the office's content in the languages of the kiosk, beside the official text of the
// service standard. Plain values; any thread.

#include <string>

#include "kiosk/domain/language.h"

namespace kiosk::domain {

/// `official` is the standard's Indonesian text to the letter, typing errors included, and is empty
/// for texts that are the office's own. `id` is empty when the official text is shown as it stands.
struct LocalizedText {
  std::string official;
  std::string id;
  std::string en;
  std::string su;

  bool operator==(const LocalizedText&) const = default;
};

/// The text to show. Falls back to Indonesian, and there to the official text.
const std::string& text_in(const LocalizedText& text, Language language);

/// The text that binds: the official one, or the Indonesian one where the standard says nothing.
const std::string& official_text(const LocalizedText& text);

/// True when there is no Indonesian text at all; the content parser refuses such a text.
bool is_empty(const LocalizedText& text);

}  // namespace kiosk::domain
