#pragma once
// Typing on the screen: keyboards for sentences, names, e-mail addresses and telephone numbers, and
// what their keys do to a private text. Every key can be spoken; the last deletion can be taken
// back. Pure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/private_text.h"
#include "kiosk/domain/language.h"
#include "kiosk/ui/node.h"

namespace kiosk::ui {

enum class EntryStyle : std::uint8_t {
  Sentence,  // a capital begins each sentence
  Name,      // a capital begins each word
  Email,     // no capitals, no spaces; a key for `@gmail.com`
  Phone,     // a pad of digits
};

enum class KeyPage : std::uint8_t { Letters, Symbols };

/// Automatic until the visitor chooses; the choice lasts for one letter.
enum class Shift : std::uint8_t { Automatic, Capital, Small };

struct TextEntry {
  PrivateText text;
  PrivateText before_deletion;  // what "restore" brings back; empty when there is nothing
  KeyPage page = KeyPage::Letters;
  Shift shift = Shift::Automatic;

  bool operator==(const TextEntry&) const = default;
};

/// Key values that do not stand for themselves.
namespace keys {
inline constexpr std::string_view erase = "delete";
inline constexpr std::string_view erase_word = "delete_word";
inline constexpr std::string_view restore = "restore";
inline constexpr std::string_view shift = "shift";
inline constexpr std::string_view page = "page";
}  // namespace keys

/// The entry after the key with that value. Unknown values change nothing; the text never becomes
/// longer than `longest` bytes.
TextEntry press(TextEntry entry, std::string_view key_value, EntryStyle style, std::size_t longest);

/// The next letter will be a capital.
bool is_capital_next(const TextEntry& entry, EntryStyle style);

/// So much of a text as a row of a summary has room for.
std::string beginning_of(const PrivateText& text);

/// The field and the rows of keys below it. Ids: `<id>` for the field, `key.a`, `key.space`,
/// `key.delete`, `key.delete_word`, `key.restore`, `key.shift`, `key.page`; `key.e_acute` beside
/// the letters of sentences and names in Sundanese, which is not written without it. The field
/// shows the end of a long text; it is private, and says `empty_hint` while it is empty.
std::vector<Node> entry_nodes(std::string id, const TextEntry& entry, EntryStyle style,
                              domain::Language language, Phrase empty_hint);

}  // namespace kiosk::ui
