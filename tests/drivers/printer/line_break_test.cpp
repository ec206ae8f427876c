// Where a paragraph of a slip breaks.

#include "drivers/printer/line_break.h"

#include "drivers/printer/text.h"
#include "tests/support/catch.h"

namespace {

using Lines = std::vector<std::string>;

/// Each letter is one wide.
Lines broken(const std::string& text, int width) {
  const drivers::printer::Measure measure = [](std::u32string_view part) {
    return static_cast<int>(part.size());
  };
  Lines lines;
  for (const auto& line :
       drivers::printer::break_lines(drivers::printer::decode_utf8(text), width, measure)) {
    lines.push_back(drivers::printer::encode_utf8(line));
  }
  return lines;
}

}  // namespace

TEST_CASE("a paragraph breaks at spaces, and loses those it has too many of", "[line-break]") {
  CHECK(broken("Mal  Pelayanan Publik ", 13) == Lines{"Mal Pelayanan", "Publik"});
  CHECK(broken("", 10).empty());
}

TEST_CASE("a number stays with its unit", "[line-break]") {
  CHECK(broken("Perkiraan ±18 menit", 15) == Lines{"Perkiraan", "±18 menit"});
  CHECK(broken("pukul 09.12 WIB", 12) == Lines{"pukul", "09.12 WIB"});
  CHECK(broken("biaya Rp 50.000 saja", 12) == Lines{"biaya", "Rp 50.000", "saja"});
}

TEST_CASE("a date stays whole, and its day of the week may part from it", "[line-break]") {
  CHECK(broken("Jumat, 11 Desember 2026", 18) == Lines{"Jumat,", "11 Desember 2026"});
  CHECK(broken("23 Nov 2026, 09.12 WIB", 14) == Lines{"23 Nov 2026,", "09.12 WIB"});
  CHECK(broken("Senin, 23 November 2026, 09.12 WIB", 24) ==
        Lines{"Senin, 23 November 2026,", "09.12 WIB"});
}

TEST_CASE("a date wider than a line breaks at its spaces, not within its words", "[line-break]") {
  CHECK(broken("11 Desember 2026", 9) == Lines{"11", "Desember", "2026"});
}

TEST_CASE("no line begins with a separator", "[line-break]") {
  CHECK(broken("Sarana produksi · Sistem", 15) == Lines{"Sarana", "produksi ·", "Sistem"});
}

TEST_CASE("a code is whole where it fits, else in even lines of whole groups", "[line-break]") {
  CHECK(broken("Nomor A2-014", 8) == Lines{"Nomor", "A2-014"});
  CHECK(broken("ABCD-EFGH-IJKL-MNOP", 16) == Lines{"ABCD-EFGH-", "IJKL-MNOP"});
  CHECK(broken("ABCD-EFGH-IJKL-MNOP", 6) == Lines{"ABCD-", "EFGH-", "IJKL-", "MNOP"});
}

TEST_CASE("a word wider than a line breaks between syllables, with a hyphen", "[line-break]") {
  CHECK(broken("Pendaftaran", 8) == Lines{"Pendaf-", "taran"});
  CHECK(broken("kewenangan", 8) == Lines{"kewena-", "ngan"});
  CHECK(broken("menyampaikan", 5) == Lines{"me-", "nyam-", "pai-", "kan"});
  CHECK(broken("Commissioning,", 11) == Lines{"Commissio-", "ning,"});
}

TEST_CASE("an address breaks behind its signs and gets no hyphen", "[line-break]") {
  CHECK(broken("pengaduan@contoh.go.id", 16) == Lines{"pengaduan@", "contoh.go.id"});
  CHECK(broken("1234567890", 4) == Lines{"1234", "5678", "90"});
}
