#include "kiosk/shell/files/catalogues.h"

#include <array>
#include <clocale>
#include <cstdlib>

#include <libintl.h>

#include "kiosk/base/note.h"

namespace kiosk::shell {
namespace {

constexpr std::array languages{domain::Language::Indonesian, domain::Language::English,
                               domain::Language::Sundanese};
static_assert(languages.size() == ui::language_count);

/// gettext looks for catalogues in folders named after the visitor's language. Here the domain says
/// the language, and the folder is always this one.
constexpr const char* folder_name = "words";

/// In every locale but "C" gettext reads the folder's name from LANGUAGE. C.UTF-8 is part of the C
/// library's own package and changes nothing else: numbers and dates are never printed by locale.
void choose_folder() {
  std::setlocale(LC_MESSAGES, "C.UTF-8");
  ::setenv("LANGUAGE", folder_name, 1);
}

/// A catalogue's own header stands under the empty key; without a catalogue there is none.
bool is_present(const char* name) {
  return *::dgettext(name, "") != '\0';
}

std::optional<std::string> find_text(domain::Language language, std::string_view key) {
  if (key.empty()) return std::nullopt;
  const std::string id{key};
  const char* text = ::dgettext(domain::code_of(language), id.c_str());
  // gettext answers with the key itself, the same pointer, when there is no text.
  if (text == id.c_str()) return std::nullopt;
  return std::string{text};
}

}  // namespace

ui::Words load_words(const std::string& folder) {
  choose_folder();
  for (const auto language : languages) {
    const auto* name = domain::code_of(language);
    ::bindtextdomain(name, folder.c_str());
    ::bind_textdomain_codeset(name, "UTF-8");
    if (is_present(name)) continue;
    note("level=error event=words missing={}/{}/LC_MESSAGES/{}.mo", folder, folder_name, name);
  }
  return find_text;
}

}  // namespace kiosk::shell
