// The catalogues and the sources agree: every phrase that is asked for exists in each language with
// the same arguments, and none is kept that nobody asks for.

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

namespace {

using tests::tidy::listed;
using tests::tidy::read_file;
using tests::tidy::source_tree;
using Catalogue = std::map<std::string, std::string>;

/// The text of one quoted line of a catalogue.
std::string unquoted(const std::string& line) {
  const auto from = line.find('"');
  const auto to = line.rfind('"');
  if (from == std::string::npos || to <= from) return {};
  return line.substr(from + 1, to - from - 1);
}

Catalogue read_catalogue(const std::string& language) {
  Catalogue catalogue;
  std::istringstream text(read_file("assets/words/" + language + ".po"));
  std::string key;
  bool in_key = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("msgid ")) {
      key = unquoted(line);
      in_key = true;
    } else if (line.starts_with("msgstr ")) {
      in_key = false;
      if (!key.empty()) catalogue[key] = unquoted(line);
    } else if (line.starts_with("\"")) {
      if (in_key) {
        key += unquoted(line);
      } else if (!key.empty()) {
        catalogue[key] += unquoted(line);
      }
    }
  }
  return catalogue;
}

std::set<std::string> arguments_of(const std::string& text) {
  static const std::regex argument{R"(\{([a-z_]+)\})"};
  std::set<std::string> found;
  for (std::sregex_iterator at{text.begin(), text.end(), argument}, end; at != end; ++at) {
    found.insert((*at)[1]);
  }
  return found;
}

/// Every key written out in the product's sources, as `tr("key"` or in a table of keys.
std::set<std::string> literals_of_sources() {
  static const std::regex literal{R"re("([a-z][a-z0-9_.]*)")re"};
  std::set<std::string> found;
  for (const auto& file : source_tree()) {
    if (!file.under("kiosk")) continue;
    for (const auto& line : file.lines) {
      for (std::sregex_iterator at{line.begin(), line.end(), literal}, end; at != end; ++at) {
        found.insert((*at)[1]);
      }
    }
  }
  return found;
}

std::set<std::string> keys_of_sources() {
  static const std::regex call{R"re(\btr\(\s*"([^"]+)")re"};
  std::set<std::string> found;
  for (const auto& file : source_tree()) {
    if (!file.under("kiosk")) continue;
    std::string text;
    for (const auto& line : file.lines) text += line + "\n";
    for (std::sregex_iterator at{text.begin(), text.end(), call}, end; at != end; ++at) {
      found.insert((*at)[1]);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every phrase that the sources ask for is in each catalogue", "[tidy][words]") {
  const auto keys = keys_of_sources();
  CHECK(keys.size() > 80);
  std::vector<std::string> findings;
  for (const auto* language : {"id", "en", "su"}) {
    const auto catalogue = read_catalogue(language);
    for (const auto& key : keys) {
      const auto found = catalogue.find(key);
      if (found == catalogue.end() || found->second.empty()) {
        findings.push_back(std::string{language} + " lacks " + key);
      }
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("the catalogues have the same phrases with the same arguments", "[tidy][words]") {
  const auto indonesian = read_catalogue("id");
  std::vector<std::string> findings;
  for (const auto* language : {"en", "su"}) {
    const auto other = read_catalogue(language);
    for (const auto& [key, text] : indonesian) {
      const auto found = other.find(key);
      if (found == other.end()) {
        findings.push_back(std::string{language} + " lacks " + key);
      } else if (arguments_of(text) != arguments_of(found->second)) {
        findings.push_back(std::string{language} + " has other arguments in " + key);
      }
    }
    for (const auto& [key, text] : other) {
      if (!indonesian.contains(key))
        findings.push_back(std::string{language} + " alone has " + key);
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("no catalogue keeps a phrase that nobody asks for", "[tidy][words]") {
  const auto literals = literals_of_sources();
  std::vector<std::string> findings;
  for (const auto& [key, text] : read_catalogue("id")) {
    if (!literals.contains(key)) findings.push_back(key);
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}
