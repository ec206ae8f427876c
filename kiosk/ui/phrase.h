#pragma once
// What a node says: a key of the word catalogues with its arguments, or a text that comes from the
// content. Pure values; resolved against catalogues that are injected.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/domain/language.h"

namespace kiosk::ui {

using domain::Language;
inline constexpr int language_count = 3;

/// A phrase of the catalogues, or literal text. Empty when both are empty.
struct Phrase {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;  // {name} in the text -> value
  std::string literal;

  bool operator==(const Phrase&) const = default;
  [[nodiscard]] bool empty() const { return key.empty() && literal.empty(); }
};

/// A phrase by its key in assets/words/*.po. Keys are written out at the call, so that a test can
/// find every key in the sources.
Phrase tr(std::string key, std::vector<std::pair<std::string, std::string>> arguments = {});

/// Text of the content (a service's title, a number), shown as it is.
Phrase literal(std::string text);

/// The catalogues: the text of a key in one language, or nothing when that catalogue lacks it.
using Words = std::function<std::optional<std::string>(Language, std::string_view key)>;

/// The text to show. A key missing in the language falls back to Indonesian; missing there too it
/// shows as `[key]`, which the standing tests refuse.
std::string resolve(const Phrase& phrase, Language language, const Words& words);

}  // namespace kiosk::ui
