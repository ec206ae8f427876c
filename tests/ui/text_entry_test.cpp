#include "kiosk/ui/text_entry.h"

#include <algorithm>
#include <functional>

#include "tests/support/catch.h"

namespace ui = kiosk::ui;
using kiosk::PrivateText;
using kiosk::domain::Language;
using ui::EntryStyle;
using ui::TextEntry;

namespace {

constexpr std::size_t longest = 2000;

/// Presses the keys that are on the screen, as a visitor who looks at them does.
const ui::Node* find_key(const std::vector<ui::Node>& nodes, const std::string& value) {
  for (const auto& node : nodes) {
    if (node.role == ui::Role::Key && node.value == value) return &node;
    if (const auto* inside = find_key(node.children, value)) return inside;
  }
  return nullptr;
}

bool shows(const TextEntry& entry, EntryStyle style, const std::string& value) {
  return find_key(ui::entry_nodes("field", entry, style, Language::Indonesian, {}), value) !=
         nullptr;
}

TextEntry typed(TextEntry entry, EntryStyle style, const std::string& text) {
  for (const char c : text) entry = ui::press(entry, std::string(1, c), style, longest);
  return entry;
}

std::string text_of(const TextEntry& entry) {
  return std::string{entry.text.view()};
}

}  // namespace

TEST_CASE("a capital letter begins each sentence by itself", "[text_entry]") {
  TextEntry entry;
  CHECK(shows(entry, EntryStyle::Sentence, "S"));
  entry = typed(entry, EntryStyle::Sentence, "Saya");
  CHECK(shows(entry, EntryStyle::Sentence, "s"));
  entry = typed(entry, EntryStyle::Sentence, " antre. ");
  CHECK(shows(entry, EntryStyle::Sentence, "L"));
  CHECK_FALSE(shows(entry, EntryStyle::Sentence, "l"));
}

TEST_CASE("a name begins each word with a capital, an e-mail address none", "[text_entry]") {
  const auto name = typed({}, EntryStyle::Name, "Siti ");
  CHECK(shows(name, EntryStyle::Name, "A"));
  CHECK(shows({}, EntryStyle::Email, "a"));
  CHECK_FALSE(shows({}, EntryStyle::Email, " "));
}

TEST_CASE("the shift key holds for one letter, either way", "[text_entry]") {
  auto entry = ui::press({}, "shift", EntryStyle::Sentence, longest);
  CHECK(shows(entry, EntryStyle::Sentence, "a"));
  entry = typed(entry, EntryStyle::Sentence, "a");
  entry = ui::press(entry, "shift", EntryStyle::Sentence, longest);
  CHECK(shows(entry, EntryStyle::Sentence, "B"));
  entry = typed(entry, EntryStyle::Sentence, "B");
  CHECK(shows(entry, EntryStyle::Sentence, "c"));
}

TEST_CASE("deleting takes a character or a word, and the last deletion comes back",
          "[text_entry]") {
  auto entry = typed({}, EntryStyle::Sentence, "Loket tiga tutup");
  entry = ui::press(entry, "delete", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "Loket tiga tutu");
  entry = ui::press(entry, "delete_word", EntryStyle::Sentence, longest);
  entry = ui::press(entry, "delete_word", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "Loket ");
  entry = ui::press(entry, "restore", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "Loket tiga tutup");
  entry = ui::press(entry, "restore", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "Loket tiga tutup");
}

TEST_CASE("a letter of two bytes is deleted whole", "[text_entry]") {
  TextEntry entry{.text = PrivateText{"disé"}};
  entry = ui::press(entry, "delete", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "dis");
}

TEST_CASE("one key writes the end of most people's e-mail addresses", "[text_entry]") {
  auto entry = typed({}, EntryStyle::Email, "siti.uji");
  REQUIRE(shows(entry, EntryStyle::Email, "@gmail.com"));
  entry = ui::press(entry, "@gmail.com", EntryStyle::Email, longest);
  CHECK(text_of(entry) == "siti.uji@gmail.com");
}

TEST_CASE("telephone numbers have a pad of digits", "[text_entry]") {
  for (const char c : std::string{"0123456789+"}) {
    CHECK(shows({}, EntryStyle::Phone, std::string(1, c)));
  }
  CHECK_FALSE(shows({}, EntryStyle::Phone, "a"));
}

TEST_CASE("a text never grows beyond its limit, and unknown keys write nothing", "[text_entry]") {
  auto entry = typed({}, EntryStyle::Sentence, "abc");
  CHECK(text_of(ui::press(entry, "d", EntryStyle::Sentence, 3)) == "abc");
  for (const auto* value : {"", "*#", "\xff", "\n", "F13", "\x01"}) {
    CHECK(text_of(ui::press(entry, value, EntryStyle::Sentence, longest)) == "abc");
  }
}

TEST_CASE("the keys keep their places while somebody types", "[text_entry]") {
  for (const auto style :
       {EntryStyle::Sentence, EntryStyle::Name, EntryStyle::Email, EntryStyle::Phone}) {
    const auto ids = [&](const TextEntry& entry) {
      std::vector<std::string> found;
      for (const auto& row : ui::entry_nodes("field", entry, style, Language::Indonesian, {})) {
        for (const auto& key : row.children) found.push_back(key.id);
      }
      return found;
    };
    CHECK(ids({}) == ids(typed({}, style, "0812. ")));
  }
}

TEST_CASE("every key says what it is, and the field is private", "[text_entry]") {
  for (const auto language : {Language::Indonesian, Language::Sundanese}) {
    for (const auto& [style, page] : {std::pair{EntryStyle::Sentence, ui::KeyPage::Letters},
                                      std::pair{EntryStyle::Sentence, ui::KeyPage::Symbols},
                                      std::pair{EntryStyle::Email, ui::KeyPage::Letters},
                                      std::pair{EntryStyle::Email, ui::KeyPage::Symbols}}) {
      const auto nodes =
          ui::entry_nodes("field", {.page = page}, style, language, ui::tr("search.empty"));
      CHECK(nodes.front().is_private);
      for (const auto& row : nodes) {
        for (const auto& key : row.children) {
          INFO(key.id);
          CHECK_FALSE(key.text.empty());
          const bool marks_only =
              key.speech.empty() && key.text.literal.find_first_of(".,@-_?!:;/") == 0;
          CHECK_FALSE(marks_only);
        }
      }
    }
  }
}

TEST_CASE("a long text shows its end, whole words first", "[text_entry]") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "kata" + std::to_string(i) + " ";
  const auto field = ui::entry_nodes("field", {.text = PrivateText{text}}, EntryStyle::Sentence,
                                     Language::Indonesian, {})
                         .front();
  CHECK(field.text.literal.size() < 140);
  CHECK(field.text.literal.starts_with("… kata"));
  CHECK(field.text.literal.ends_with("kata99 _"));
}

TEST_CASE("Sundanese is written with é, capital where one is due, and é is one character",
          "[text_entry]") {
  const auto offers = [](const TextEntry& entry, EntryStyle style, Language language,
                         const std::string& value) {
    return find_key(ui::entry_nodes("field", entry, style, language, {}), value) != nullptr;
  };
  CHECK(offers({}, EntryStyle::Sentence, Language::Sundanese, "É"));
  CHECK(offers(typed({}, EntryStyle::Name, "Su"), EntryStyle::Name, Language::Sundanese, "é"));
  CHECK_FALSE(offers({}, EntryStyle::Email, Language::Sundanese, "é"));
  CHECK_FALSE(offers({}, EntryStyle::Sentence, Language::Indonesian, "É"));
  auto entry = typed({}, EntryStyle::Sentence, "Sor");
  entry = ui::press(entry, "shift", EntryStyle::Sentence, longest);
  entry = ui::press(entry, "É", EntryStyle::Sentence, longest);
  CHECK(entry.shift == ui::Shift::Automatic);
  entry = ui::press(entry, "é", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "SorÉé");
  entry = ui::press(entry, "delete", EntryStyle::Sentence, longest);
  CHECK(text_of(entry) == "SorÉ");
  CHECK(text_of(ui::press(entry, "é", EntryStyle::Sentence, 6)) == "SorÉ");
}
