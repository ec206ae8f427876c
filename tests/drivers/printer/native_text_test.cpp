// Text in the printer's own letters.

#include "drivers/printer/native_text.h"

#include "tests/support/catch.h"

namespace {

using Lines = std::vector<std::string>;

Lines text_of(const std::vector<std::vector<std::uint8_t>>& parts) {
  Lines lines;
  for (const auto& line : parts) lines.emplace_back(line.begin(), line.end());
  return lines;
}

Lines wrapped(const std::string& text, std::size_t columns) {
  return text_of(drivers::printer::wrap({text.begin(), text.end()}, columns));
}

Lines evenly(const std::string& text, std::size_t columns) {
  return text_of(drivers::printer::wrap_evenly({text.begin(), text.end()}, columns));
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

TEST_CASE("a centred text leaves no word alone and takes no line more", "[text]") {
  CHECK(evenly("GRATIS - tidak dipungut biaya", 24) == Lines{"GRATIS - tidak", "dipungut biaya"});
  CHECK(evenly("Mal Pelayanan Publik Bale Madukara", 32) ==
        Lines{"Mal Pelayanan Publik", "Bale Madukara"});
  CHECK(evenly("A-012", 24) == Lines{"A-012"});
  CHECK(evenly("", 24).empty());
  CHECK(evenly("PGD-261123-K01-0007-7", 12) == wrapped("PGD-261123-K01-0007-7", 12));
  CHECK(evenly("a selamat b", 7) == wrapped("a selamat b", 7));
}
