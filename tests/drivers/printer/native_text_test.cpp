// Text in the printer's own letters.

#include "drivers/printer/native_text.h"

#include "tests/support/catch.h"

namespace {

std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const auto& line : drivers::printer::wrap({text.begin(), text.end()}, columns)) {
    lines.emplace_back(line.begin(), line.end());
  }
  return lines;
}

}  // namespace

TEST_CASE("a number wider than the paper is broken after a hyphen", "[text]") {
  CHECK(wrapped("PGD-261123-K01-0007-7", 12) ==
        std::vector<std::string>{"PGD-261123-", "K01-0007-7"});
  CHECK(wrapped("PGD-261123-K01-0007-7", 8) ==
        std::vector<std::string>{"PGD-", "261123-", "K01-", "0007-7"});
}

TEST_CASE("a word without a hyphen is broken between characters", "[text]") {
  CHECK(wrapped("MADUKARA BALE", 5) == std::vector<std::string>{"MADUK", "ARA", "BALE"});
}
