#include "kiosk/records/kinds.h"

#include <fstream>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/records/sample_facts.h"
#include "tests/support/catch.h"

using kiosk::records::Chain;
using kiosk::records::Fact;
using kiosk::records::InChains;
using kiosk::records::Kind;
using nlohmann::ordered_json;

namespace records = kiosk::records;

namespace {

const char* chains_of(InChains chains) {
  switch (chains) {
    case InChains::Journal:
      return "journal";
    case InChains::Voices:
      return "voices";
    case InChains::Both:
      break;
  }
  return "both";
}

/// As a row of the table in kiosk/README.md.
std::string row_of(const Kind& kind) {
  std::ostringstream row;
  row << "| `" << kind.name << "` | " << chains_of(kind.chains) << " | " << kind.schema << " | ";
  row << (kind.members.empty() ? std::string_view{"–"} : kind.members) << " | `" << kind.family
      << "` |";
  return row.str();
}

}  // namespace

TEST_CASE("what the builders make is well-formed and can be read, each kind once", "[records]") {
  std::map<std::string, int> made;
  for (const auto& fact : tests::sample_facts()) {
    INFO(fact.kind << " " << fact.payload);
    CHECK(records::is_well_formed(fact));
    CHECK(records::is_readable(fact.kind, fact.payload));
    ++made[fact.kind];
  }
  for (const auto& kind : records::all_kinds()) {
    INFO(kind.name);
    CHECK(made[std::string{kind.name}] == 1);
  }
}

TEST_CASE("a member too many, too few, or a schema of another day is not well-formed",
          "[records]") {
  for (const auto& fact : tests::sample_facts()) {
    INFO(fact.kind);
    const auto payload = ordered_json::parse(fact.payload);
    auto more = payload;
    more["name"] = "somebody";
    CHECK_FALSE(records::is_well_formed({fact.chain, fact.kind, more.dump()}));
    auto older = payload;
    older["schema"] = records::find_kind(fact.kind)->schema - 1;
    CHECK_FALSE(records::is_well_formed({fact.chain, fact.kind, older.dump()}));
    auto silent = payload;
    silent.erase("schema");
    CHECK_FALSE(records::is_well_formed({fact.chain, fact.kind, silent.dump()}));
    const auto members = records::find_kind(fact.kind)->members;
    const auto first = members.substr(0, members.find(' '));
    if (first.empty()) continue;
    auto less = payload;
    less.erase(std::string{first});
    CHECK_FALSE(records::is_well_formed({fact.chain, fact.kind, less.dump()}));
  }
}

TEST_CASE("a voice is no matter of the journal, and the other way round", "[records]") {
  for (auto fact : tests::sample_facts()) {
    INFO(fact.kind);
    const bool both = records::find_kind(fact.kind)->chains == InChains::Both;
    fact.chain = fact.chain == Chain::Journal ? Chain::Voices : Chain::Journal;
    CHECK(records::is_well_formed(fact) == both);
  }
}

TEST_CASE("the README prints the table of kinds", "[records]") {
  std::ifstream file("kiosk/README.md");
  std::map<std::string, int> lines;
  for (std::string line; std::getline(file, line);) ++lines[line];
  for (const auto& kind : records::all_kinds()) {
    INFO(row_of(kind));
    CHECK(lines[row_of(kind)] == 1);
  }
}

TEST_CASE("every kind has its file", "[records]") {
  for (const auto& kind : records::all_kinds()) {
    const auto path = "kiosk/records/" + std::string{kind.family};
    INFO(path);
    CHECK(std::ifstream(path + ".h").good());
    CHECK(std::ifstream(path + ".cpp").good());
  }
}
