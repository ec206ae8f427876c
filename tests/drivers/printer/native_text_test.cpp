// Text in the printer's own letters.

#include "drivers/printer/native_text.h"

#include "tests/support/catch.h"

using drivers::printer::CodePage;

namespace {

using Lines = std::vector<std::string>;

Lines wrapped(const std::string& text, std::size_t columns) {
  Lines lines;
  for (const auto& line : drivers::printer::wrap(text, CodePage::Wpc1252, columns)) {
    lines.emplace_back(line.begin(), line.end());
  }
  return lines;
}

std::string in_page(const std::string& text, CodePage page) {
  const auto bytes = drivers::printer::to_printer_text(text, page);
  return bytes ? std::string(bytes->begin(), bytes->end()) : "none";
}

}  // namespace

TEST_CASE("a number wider than the paper is broken after a hyphen", "[text]") {
  CHECK(wrapped("PGD-261123-K01-0007-7", 12) == Lines{"PGD-261123-", "K01-0007-7"});
  CHECK(wrapped("PGD-261123-K01-0007-7", 8) == Lines{"PGD-", "261123-", "K01-", "0007-7"});
}

TEST_CASE("a dash or a dot that the page lacks is a plain sign, a letter it lacks is none",
          "[text]") {
  CHECK(in_page("GRATIS – tidak", CodePage::Pc437) == "GRATIS - tidak");
  CHECK(in_page("“3× …” • ’", CodePage::Pc437) == "\"3x .\" - '");
  CHECK(in_page("字", CodePage::Wpc1252) == "none");
}
