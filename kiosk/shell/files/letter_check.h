#pragma once
// Whether what the content says can be shown: letters that the kiosk's font lacks would be boxes on
// the screen and question marks on paper. Used by --check-config.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::shell {

/// A letter that a text file holds, as it is or as `\u4e2d`, and that cannot be shown.
struct MissingLetter {
  int line = 0;  // from 1; the first of that letter
  char32_t letter = 0;

  bool operator==(const MissingLetter&) const = default;
};

/// Each letter once, in the order of the text. `has` tells whether the font has a letter; ASCII and
/// bytes that are no UTF-8 are not asked about.
std::vector<MissingLetter> letters_that_lack(std::string_view text,
                                             const std::function<bool(char32_t)>& has);

/// `services/SP071.json:12: error: the font lacks U+4E2D U+6587` for each line of the content
/// files; nothing where the fonts of the folder cannot be opened, which the kiosk says on its own.
std::vector<std::string> letter_errors(const std::string& content_folder,
                                       const std::string& font_folder);

}  // namespace kiosk::shell
