#include "drivers/scanner/wrapping.h"

#include "tests/support/catch.h"

using drivers::scanner::unwrapped;

TEST_CASE("what a scanner adds of its own accord is taken off", "[scanner]") {
  for (const auto* text : {"AJ1.T.01", "]Q1AJ1.T.01", "]C0AJ1.T.01",
                           "\xEF\xBB\xBF"
                           "AJ1.T.01",
                           "]Q2\\000026AJ1.T.01", "\\000026AJ1.T.01",
                           "]Q1\xEF\xBB\xBF"
                           "AJ1.T.01"}) {
    INFO(text);
    CHECK(unwrapped(text) == "AJ1.T.01");
  }
}

TEST_CASE("prefix and suffix are those that the scanner was set to", "[scanner]") {
  CHECK(unwrapped("<AJ1>", {.prefix = "<", .suffix = ">"}) == "AJ1");
  CHECK(unwrapped("<]Q1AJ1>", {.prefix = "<", .suffix = ">"}) == "AJ1");
  CHECK(unwrapped("AJ1", {.prefix = "<", .suffix = ">"}) == "AJ1");
  CHECK(unwrapped("<AJ1>") == "<AJ1>");
}

TEST_CASE("a scanner that says it read nothing has read nothing", "[scanner]") {
  for (const auto* text : {"NOREAD", "NO READ", "]Q1NOREAD", "]Q1", ""}) {
    INFO(text);
    CHECK_FALSE(unwrapped(text));
  }
  CHECK(unwrapped("NOREADER") == "NOREADER");
}

TEST_CASE("what only looks like an identifier stays", "[scanner]") {
  for (const auto* text : {"]", "]Q", "]1Q", "\\00002", "\\00002X", "Q]1"}) {
    INFO(text);
    CHECK(unwrapped(text) == text);
  }
}
