// The acceptance tests of the office's standard have stable names, `T1.9` and so on, which begin
// the name of the test that holds them or stand in it in brackets.

#include <regex>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

namespace {

/// Those that need the server.
const std::set<std::string> waiting_for_the_server{"T6.12", "T6.13", "T14.5"};

std::set<std::string> expected() {
  std::set<std::string> ids;
  // How many tests each component of the standard has, from 0 (the entry's head) to 14.
  constexpr std::array counts{3, 15, 2, 4, 3, 2, 16, 3, 3, 3, 2, 2, 2, 3, 5};
  for (std::size_t component = 0; component < counts.size(); ++component) {
    for (int number = 1; number <= counts[component]; ++number) {
      ids.insert(fmt::format("T{}.{}", component, number));
    }
  }
  return ids;
}

/// The ids in the names of the tests, which may go on in the next line.
std::set<std::string> named_in_tests() {
  std::set<std::string> ids;
  static const std::regex id{R"(T\d+\.\d+)"};
  for (const auto& file : tests::tidy::source_tree()) {
    if (!file.under("tests") || file.under("tests/tidy")) continue;
    bool in_name = false;
    for (const auto& line : file.lines) {
      in_name = in_name || line.starts_with("TEST_CASE(");
      if (!in_name) continue;
      for (std::sregex_iterator at{line.begin(), line.end(), id}, end; at != end; ++at) {
        ids.insert(at->str());
      }
      in_name = !line.ends_with('{');
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("every acceptance test of the standard exists by name, but those that need the server",
          "[tidy]") {
  const auto named = named_in_tests();
  std::vector<std::string> missing;
  for (const auto& id : expected()) {
    if (!named.contains(id) && !waiting_for_the_server.contains(id)) missing.push_back(id);
  }
  INFO(tests::tidy::listed(missing));
  CHECK(missing.empty());
}

TEST_CASE("no test names an acceptance test that the standard does not have", "[tidy]") {
  const auto known = expected();
  std::vector<std::string> unknown;
  for (const auto& id : named_in_tests()) {
    if (!known.contains(id)) unknown.push_back(id);
  }
  INFO(tests::tidy::listed(unknown));
  CHECK(unknown.empty());
}
