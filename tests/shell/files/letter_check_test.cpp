#include "kiosk/shell/files/letter_check.h"

#include <algorithm>

#include "tests/support/catch.h"

using kiosk::shell::letter_errors;
using kiosk::shell::letters_that_lack;
using kiosk::shell::MissingLetter;

namespace {

using Missing = std::vector<MissingLetter>;

bool is_latin(char32_t letter) {
  return letter < 0x250;
}

}  // namespace

TEST_CASE("a letter that cannot be shown is named once, with its first line", "[content]") {
  CHECK(letters_that_lack("{\"id\": \"Izin\",\n \"en\": \"\u4e2d caf\u00e9 \u4e2d\"}\n\u4e2d",
                          is_latin) == Missing{{.line = 2, .letter = U'\u4e2d'}});
  CHECK(letters_that_lack("", is_latin).empty());
}

TEST_CASE("an escaped letter is a letter, also one of two escapes", "[content]") {
  CHECK(letters_that_lack("\"\\u4e2d\"", is_latin) == Missing{{.line = 1, .letter = U'\u4e2d'}});
  CHECK(letters_that_lack("\"\\ud83d\\ude00\"", is_latin) ==
        Missing{{.line = 1, .letter = U'\U0001F600'}});
  CHECK(letters_that_lack("\"\\u00e9\\u00\\uzzzz\\\"", is_latin).empty());
}

TEST_CASE("bytes that are no text are somebody else's finding", "[content]") {
  CHECK(letters_that_lack("\xC3\x28\xFF", is_latin).empty());
}

TEST_CASE("the font has every letter of the content that is shipped", "[content]") {
  CHECK(letter_errors(ANJUNGAN_SOURCE_DIR "/config", ANJUNGAN_FONT_DIR).empty());
  CHECK(letter_errors(ANJUNGAN_SOURCE_DIR "/config", "/nonexistent").empty());
}
