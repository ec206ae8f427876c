// tests/README.md says which test holds which requirement; here it is held to that.

#include <regex>
#include <sstream>

#include <fmt/format.h>

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

namespace {

/// Everything the tests say, with string literals that go on in the next line joined.
std::string text_of_tests() {
  std::string all;
  for (const auto& file : tests::tidy::source_tree()) {
    if (!file.under("tests")) continue;
    for (const auto& line : file.lines) {
      const auto from = line.find_first_not_of(' ');
      const bool goes_on = from != std::string::npos && line[from] == '"' && all.ends_with('"');
      if (goes_on) all.pop_back();
      all += goes_on ? line.substr(from + 1) : '\n' + line;
    }
  }
  return all;
}

std::vector<std::string> rows_of_table() {
  std::vector<std::string> rows;
  std::istringstream text(tests::tidy::read_file("tests/README.md"));
  static const std::regex row{R"(\| [ARSP]\d\d \|.*)"};
  for (std::string line; std::getline(text, line);) {
    if (std::regex_match(line, row)) rows.push_back(line);
  }
  return rows;
}

std::vector<std::string> quoted_in(const std::string& row) {
  std::vector<std::string> names;
  static const std::regex quoted{"\"([^\"]+)\""};
  for (std::sregex_iterator at{row.begin(), row.end(), quoted}, end; at != end; ++at) {
    names.push_back((*at)[1]);
  }
  return names;
}

}  // namespace

TEST_CASE("every requirement has one row, in order", "[tidy]") {
  std::vector<std::string> expected;
  for (const auto& [letter, count] : {std::pair{'A', 19}, {'R', 18}, {'S', 13}, {'P', 10}}) {
    for (int number = 1; number <= count; ++number) {
      expected.push_back(fmt::format("{}{:02}", letter, number));
    }
  }
  std::vector<std::string> found;
  for (const auto& row : rows_of_table()) found.push_back(row.substr(2, 3));
  CHECK(found == expected);
}

TEST_CASE("every test that the table of requirements names exists", "[tidy]") {
  const auto tests = text_of_tests();
  std::vector<std::string> missing;
  for (const auto& row : rows_of_table()) {
    for (const auto& name : quoted_in(row)) {
      if (tests.find("TEST_CASE(\"" + name) == std::string::npos) missing.push_back(name);
    }
  }
  INFO(tests::tidy::listed(missing));
  CHECK(missing.empty());
}

TEST_CASE("no requirement is called held without a test", "[tidy]") {
  std::vector<std::string> unproved;
  for (const auto& row : rows_of_table()) {
    const bool is_held = row.find("| held |") != std::string::npos;
    if (is_held && quoted_in(row).empty()) {
      unproved.push_back(row.substr(2, 3));
    }
  }
  INFO(tests::tidy::listed(unproved));
  CHECK(unproved.empty());
}
