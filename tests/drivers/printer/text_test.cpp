#include "drivers/printer/text.h"

#include "tests/support/catch.h"

using drivers::printer::clean_text;
using drivers::printer::CodePage;
using drivers::printer::decode_utf8;
using drivers::printer::encode_utf8;
using drivers::printer::from_code_page;
using drivers::printer::to_code_page;

TEST_CASE("UTF-8 survives decoding and encoding", "[text]") {
  const std::string text = "Antrian é – 字 😀";
  CHECK(encode_utf8(decode_utf8(text)) == text);
}

TEST_CASE("each malformed byte becomes a replacement character", "[text]") {
  CHECK(decode_utf8("a\xFF"
                    "b") == U"a\uFFFDb");
  CHECK(decode_utf8("\xC0\x80") == U"\uFFFD\uFFFD");                      // overlong
  CHECK(decode_utf8("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");            // surrogate
  CHECK(decode_utf8("\xE2\x82") == U"\uFFFD\uFFFD");                      // cut short
  CHECK(decode_utf8("\xF4\x90\x80\x80") == U"\uFFFD\uFFFD\uFFFD\uFFFD");  // over U+10FFFF
}

TEST_CASE("nothing that commands, turns or hides is left in text", "[text]") {
  CHECK(clean_text(std::string{"a\x10\x04\x01\x1B@\x00z\x7F", 8}) == U"a    @ z");
  CHECK(clean_text("a\u202Eb\u200Bc\uFE0Fd\u2066e") == U"abcde");
  CHECK(clean_text("a\u0085b\u2028c") == U"a b c");
}

TEST_CASE("every printable byte of a code page comes back as itself", "[text]") {
  for (const auto page : {CodePage::Pc437, CodePage::Pc858, CodePage::Wpc1252}) {
    int characters = 0;
    for (int byte = 0; byte < 256; ++byte) {
      const auto character = from_code_page(page, static_cast<std::uint8_t>(byte));
      if (!character) continue;
      ++characters;
      CHECK(to_code_page(page, *character) == static_cast<std::uint8_t>(byte));
    }
    CHECK(characters == (page == CodePage::Wpc1252 ? 95 + 123 : 95 + 128));
  }
}

TEST_CASE("code pages place the letters where the printer has them", "[text]") {
  CHECK(to_code_page(CodePage::Pc437, U'é') == 0x82);
  CHECK(to_code_page(CodePage::Pc437, U'±') == 0xF1);
  CHECK(to_code_page(CodePage::Pc858, U'€') == 0xD5);
  CHECK(to_code_page(CodePage::Wpc1252, U'–') == 0x96);
  CHECK(to_code_page(CodePage::Wpc1252, U'·') == 0xB7);
  CHECK_FALSE(to_code_page(CodePage::Pc437, U'–').has_value());
  CHECK_FALSE(to_code_page(CodePage::Wpc1252, U'字').has_value());
}

TEST_CASE("no character at all becomes a control byte", "[text]") {
  for (const auto page : {CodePage::Pc437, CodePage::Pc858, CodePage::Wpc1252}) {
    for (char32_t character = 0; character < 0x11000; ++character) {
      const auto byte = to_code_page(page, character);
      if (byte && (*byte < 0x20 || *byte == 0x7F)) FAIL(static_cast<unsigned>(character));
    }
  }
  SUCCEED();
}
