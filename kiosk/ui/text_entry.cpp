#include "kiosk/ui/text_entry.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk::ui {
namespace {

/// What of a long text stands in the field: about three lines, so that the keys keep their place.
constexpr std::size_t shown_bytes = 100;

constexpr std::size_t most_in_a_row = 160;  // bytes

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::string_view small_e_acute = "é";
constexpr std::string_view capital_e_acute = "É";

bool is_e_acute(std::string_view value) {
  return value == small_e_acute || value == capital_e_acute;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// One printable ASCII character, é, or the end of an address that most people here have.
bool is_writing(std::string_view value) {
  if (value == "@gmail.com" || is_e_acute(value)) return true;
  return value.size() == 1 && value[0] >= ' ' && value[0] <= '~';
}

PrivateText joined(const PrivateText& text, std::string_view more) {
  PrivateBuffer buffer;
  buffer.reserve(text.size() + more.size());
  append(buffer, text.view());
  append(buffer, more);
  return PrivateText{std::move(buffer)};
}

std::size_t without_last_character(std::string_view text) {
  auto length = text.size();
  while (length > 0 && is_continuation(text[length - 1])) --length;
  return length > 0 ? length - 1 : 0;
}

std::size_t without_last_word(std::string_view text) {
  auto length = text.size();
  while (length > 0 && text[length - 1] == ' ') --length;
  while (length > 0 && text[length - 1] != ' ') --length;
  return length;
}

void cut(TextEntry& entry, std::size_t length) {
  if (entry.text.empty()) return;
  // Several deletions in a row are taken back as one.
  const bool goes_on = entry.before_deletion.view().starts_with(entry.text.view());
  if (!goes_on) entry.before_deletion = entry.text;
  entry.text = PrivateText{entry.text.view().substr(0, length)};
}

struct SpokenSymbol {
  char character;
  Phrase speech;
};

Phrase speech_of(char c) {
  const std::array<SpokenSymbol, 21> symbols{{{'.', tr("key.say.dot")},
                                              {',', tr("key.say.comma")},
                                              {'@', tr("key.say.at")},
                                              {'-', tr("key.say.dash")},
                                              {'_', tr("key.say.underscore")},
                                              {'?', tr("key.say.question")},
                                              {'!', tr("key.say.exclamation")},
                                              {':', tr("key.say.colon")},
                                              {';', tr("key.say.semicolon")},
                                              {'/', tr("key.say.slash")},
                                              {'(', tr("key.say.open")},
                                              {')', tr("key.say.close")},
                                              {'\'', tr("key.say.apostrophe")},
                                              {'"', tr("key.say.quote")},
                                              {'&', tr("key.say.and")},
                                              {'#', tr("key.say.hash")},
                                              {'+', tr("key.say.plus")},
                                              {'%', tr("key.say.percent")},
                                              {'=', tr("key.say.equals")},
                                              {'*', tr("key.say.star")},
                                              {' ', tr("key.space")}}};
  for (const auto& symbol : symbols) {
    if (symbol.character == c) return symbol.speech;
  }
  return literal(std::string(1, c));
}

Node key_of(char c) {
  Node key{.role = Role::Key, .text = literal(std::string(1, c)), .value = std::string(1, c)};
  const bool capital = c >= 'A' && c <= 'Z';
  const char small = capital ? static_cast<char>(c - 'A' + 'a') : c;
  key.id = c == ' ' ? std::string{"key.space"} : "key." + std::string(1, small);
  if (c == ' ') key.text = tr("key.space");
  key.speech = capital ? tr("key.say.capital", {{"letter", std::string(1, c)}}) : speech_of(c);
  return key;
}

Node e_acute_key(bool capital) {
  const std::string letter{capital ? capital_e_acute : small_e_acute};
  return {.id = "key.e_acute",
          .role = Role::Key,
          .text = literal(letter),
          .speech = capital ? tr("key.say.capital", {{"letter", letter}}) : tr("key.say.e_acute"),
          .value = letter};
}

Node command_key(std::string_view command, Phrase text) {
  return {.id = "key." + std::string{command},
          .role = Role::Key,
          .text = std::move(text),
          .value = std::string{command},
          .emphasis = Emphasis::Quiet};
}

Node row_of(std::string id, std::string_view characters, bool capital) {
  Node row{.id = std::move(id), .role = Role::Group, .arrangement = Arrangement::KeyRow};
  for (const char c : characters) {
    const bool raise = capital && c >= 'a' && c <= 'z';
    row.children.push_back(key_of(raise ? static_cast<char>(c - 'a' + 'A') : c));
  }
  return row;
}

/// Always there, so that no key moves while somebody types.
Node corrections() {
  Node row{.id = "keys.corrections", .role = Role::Group, .arrangement = Arrangement::KeyRow};
  row.children = {command_key(keys::erase, tr("key.delete")),
                  command_key(keys::erase_word, tr("key.word")),
                  command_key(keys::restore, tr("key.restore"))};
  return row;
}

Node page_key(const TextEntry& entry) {
  return command_key(keys::page,
                     entry.page == KeyPage::Letters ? tr("key.symbols") : tr("key.letters"));
}

std::vector<Node> phone_rows() {
  std::vector<Node> rows{row_of("keys.upper", "123", false), row_of("keys.home", "456", false),
                         row_of("keys.lower", "789", false), row_of("keys.last", "+0", false)};
  rows.back().children.push_back(command_key(keys::erase, tr("key.delete")));
  return rows;
}

std::vector<Node> letter_rows(const TextEntry& entry, EntryStyle style, domain::Language language) {
  const bool capital = is_capital_next(entry, style);
  std::vector<Node> rows{row_of("keys.upper", "qwertyuiop", capital),
                         row_of("keys.home", "asdfghjkl", capital),
                         row_of("keys.lower", "zxcvbnm", capital)};
  if (style == EntryStyle::Email) rows.back() = row_of("keys.lower", "zxcvbnm.-_", false);
  const bool sundanese = language == domain::Language::Sundanese;
  if (sundanese && style != EntryStyle::Email) rows[1].children.push_back(e_acute_key(capital));
  if (style != EntryStyle::Email) {
    auto shift = command_key(keys::shift, tr("key.shift"));
    shift.speech = capital ? tr("key.shift.off") : tr("key.shift.on");
    if (capital) shift.emphasis = Emphasis::Accent;
    rows.back().children.insert(rows.back().children.begin(), std::move(shift));
  }
  return rows;
}

std::vector<Node> symbol_rows(EntryStyle style) {
  if (style == EntryStyle::Email) {
    return {row_of("keys.upper", "1234567890", false), row_of("keys.home", "+%&'/=?*", false)};
  }
  return {row_of("keys.upper", "1234567890", false), row_of("keys.home", "@#&()-_/:+", false),
          row_of("keys.lower", "'\"!?;%=*", false)};
}

Node last_row(const TextEntry& entry, EntryStyle style) {
  Node row{.id = "keys.last", .role = Role::Group, .arrangement = Arrangement::KeyRow};
  row.children.push_back(page_key(entry));
  if (style == EntryStyle::Email) {
    row.children.push_back({.id = "key.gmail",
                            .role = Role::Key,
                            .text = literal("@gmail.com"),
                            .speech = tr("key.say.gmail"),
                            .value = "@gmail.com"});
  }
  const std::string_view usual = style == EntryStyle::Email ? "@" : ", .";
  for (const char c : usual) row.children.push_back(key_of(c));
  return row;
}

std::vector<Node> key_rows(const TextEntry& entry, EntryStyle style, domain::Language language) {
  if (style == EntryStyle::Phone) return phone_rows();
  auto rows =
      entry.page == KeyPage::Letters ? letter_rows(entry, style, language) : symbol_rows(style);
  rows.push_back(last_row(entry, style));
  rows.push_back(corrections());
  return rows;
}

/// The end of the text, from the beginning of a word where there is one.
std::string shown_end(std::string_view text) {
  if (text.size() <= shown_bytes) return std::string{text} + "_";
  auto from = text.size() - shown_bytes;
  while (from < text.size() && is_continuation(text[from])) ++from;
  const auto space = text.find(' ', from);
  if (space != std::string_view::npos && space + 1 < text.size()) from = space + 1;
  return "… " + std::string{text.substr(from)} + "_";
}

}  // namespace

bool is_capital_next(const TextEntry& entry, EntryStyle style) {
  if (style == EntryStyle::Email || style == EntryStyle::Phone) return false;
  if (entry.shift != Shift::Automatic) return entry.shift == Shift::Capital;
  const auto text = entry.text.view();
  if (text.empty()) return true;
  const auto last = text.find_last_not_of(' ');
  if (last == std::string_view::npos) return true;
  if (last + 1 == text.size()) return false;  // in the middle of a word
  if (style == EntryStyle::Name) return true;
  return text[last] == '.' || text[last] == '!' || text[last] == '?';
}

TextEntry press(TextEntry entry, std::string_view key_value, EntryStyle style,
                std::size_t longest) {
  if (key_value == keys::erase) {
    cut(entry, without_last_character(entry.text.view()));
  } else if (key_value == keys::erase_word) {
    cut(entry, without_last_word(entry.text.view()));
  } else if (key_value == keys::restore) {
    if (!entry.before_deletion.empty()) {
      entry.text = std::exchange(entry.before_deletion, PrivateText{});
    }
  } else if (key_value == keys::shift) {
    entry.shift = is_capital_next(entry, style) ? Shift::Small : Shift::Capital;
  } else if (key_value == keys::page) {
    entry.page = entry.page == KeyPage::Letters ? KeyPage::Symbols : KeyPage::Letters;
  } else if (is_writing(key_value)) {
    if (entry.text.size() + key_value.size() > longest) return entry;
    entry.text = joined(entry.text, key_value);
    entry.before_deletion = {};
    if (is_letter(key_value[0]) || is_e_acute(key_value)) entry.shift = Shift::Automatic;
    if (key_value == " ") entry.page = KeyPage::Letters;
  }
  return entry;
}

std::string beginning_of(const PrivateText& text) {
  const auto view = text.view();
  if (view.size() <= most_in_a_row) return std::string{view};
  auto length = view.rfind(' ', most_in_a_row);
  if (length == std::string_view::npos) length = 0;
  return std::string{view.substr(0, length)} + " …";
}

std::vector<Node> entry_nodes(std::string id, const TextEntry& entry, EntryStyle style,
                              domain::Language language, Phrase empty_hint) {
  Node field{.id = std::move(id), .role = Role::Field, .is_private = true};
  field.text = literal(shown_end(entry.text.view()));
  field.speech =
      entry.text.empty() ? std::move(empty_hint) : literal(std::string{entry.text.view()});
  std::vector<Node> nodes{std::move(field)};
  for (auto& row : key_rows(entry, style, language)) nodes.push_back(std::move(row));
  return nodes;
}

}  // namespace kiosk::ui
