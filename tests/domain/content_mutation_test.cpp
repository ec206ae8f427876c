// Feeds the parser thousands of damaged files. Whatever they hold it must come back, with findings
// for what it left out; the sanitizers of the dev build watch.

#include <random>

#include "kiosk/domain/content_parser.h"
#include "kiosk/domain/search.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;

namespace {

// Each round damages several files at once: 2000 damaged files in all.
constexpr int rounds = 400;
constexpr int files_per_round = 5;

std::size_t below(std::mt19937& random, std::size_t limit) {
  return limit == 0 ? 0 : static_cast<std::size_t>(random()) % limit;
}

void mutate(std::string& text, std::mt19937& random) {
  constexpr std::string_view interesting = "{}[]\",:@0-9e\\\0\xFF\xC3\n";
  const std::size_t at = below(random, text.size());
  switch (random() % 5) {
    case 0:
      text[at] = interesting[below(random, interesting.size())];
      break;
    case 1:
      text.erase(at, 1 + below(random, 40));
      break;
    case 2:
      text.insert(at, text.substr(below(random, text.size()), below(random, 200)));
      break;
    case 3:
      text.resize(at);
      break;
    default:
      text[at] = static_cast<char>(random());
      break;
  }
}

void damage(std::string& text, std::mt19937& random) {
  const std::size_t times = 1 + below(random, 4);
  for (std::size_t i = 0; i < times && !text.empty(); ++i) mutate(text, random);
}

}  // namespace

TEST_CASE("no damaged file stops the parser", "[content]") {
  ContentFiles shipped = test_support::read_content_files();
  // Files that the office supplies.
  shipped.texts["documents/maklumat.json"] =
      R"({"schema": 1, "title": {"id": "Uji"}, "paragraphs": [{"id": "Uji"}]})";
  shipped.texts["notices.json"] =
      R"({"schema": 1, "notices": [{"text": {"id": "Uji"}, "from": "2026-12-01"}]})";
  std::vector<std::string> paths;
  for (const auto& [path, text] : shipped.texts) paths.push_back(path);
  std::mt19937 random(20261123);
  int damaged = 0;
  for (int round = 0; round < rounds; ++round) {
    ContentFiles files = shipped;
    for (int i = 0; i < files_per_round; ++i) {
      damage(files.texts.at(paths[below(random, paths.size())]), random);
    }
    const Content content = parse_content(files);
    if (!content.findings.empty()) ++damaged;
    // A service that is not served has a reason.
    if (content.services.empty()) REQUIRE_FALSE(is_clean(content));
    REQUIRE(content.findings.size() <= content_limits::findings);
  }
  CHECK(damaged > rounds / 2);
}

TEST_CASE("no query stops the search", "[search]") {
  const SearchIndex index(parse_content(test_support::read_content_files()));
  std::mt19937 random(71206);
  for (int round = 0; round < rounds; ++round) {
    std::string query = "Sertifikat commissioning QA 71206 d\xC3\xA9nah";
    for (int i = 0; i < 6 && !query.empty(); ++i) mutate(query, random);
    for (const std::size_t found : index.find_services(query)) REQUIRE(found == 0);
  }
}
