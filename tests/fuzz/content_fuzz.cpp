// One file of arbitrary bytes in the place of a shipped one, or of all of them. The first byte
// chooses: 255 for all, else the file by its place in alphabetical order.

#include <filesystem>

#include "kiosk/domain/content_parser.h"
#include "kiosk/domain/search.h"
#include "tests/fuzz/targets.h"
#include "tests/support/content_files.h"

namespace fuzz {
namespace {

using kiosk::domain::ContentFiles;

constexpr char all_files = '\xFF';

/// What is shipped, and files that offices may add.
const ContentFiles& shipped() {
  static const ContentFiles files = [] {
    auto all = test_support::read_content_files();
    all.texts.emplace("documents/maklumat.json",
                      R"({"schema":1,"title":{"id":"Maklumat"},"paragraphs":[{"id":"Kami"}]})");
    all.texts.emplace("procedures/KL07.json", R"({"schema":1,"steps":[]})");
    all.texts.emplace("roster.json", R"({"schema":1,"officers":[{"code":"PTG-0012","name":"Sari",)"
                                     R"("unit":{"id":"Loket"},"active":true}]})");
    return all;
  }();
  return files;
}

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  auto files = shipped();
  const auto text = text_of(input.subspan(1));
  const auto chosen = input[0];
  std::size_t place = 0;
  for (auto& [path, own] : files.texts) {
    if (static_cast<char>(chosen) == all_files || place % 255 == chosen) own = text;
    ++place;
  }
  const auto content = kiosk::domain::parse_content(files);
  for (const auto& finding : content.findings) require(!finding.message.empty());
  const kiosk::domain::SearchIndex index(content);
  index.find_services(text);
  return content.services.empty() || content.office == kiosk::domain::Office{} ? Verdict::Refused
                                                                               : Verdict::Taken;
}

std::vector<std::string> seeds() {
  std::vector<std::string> texts;
  char place = 0;
  for (const auto& [path, text] : shipped().texts) texts.push_back(place++ + text);
  for (const auto& [path, text] : shipped().texts) texts.push_back(all_files + text);
  return texts;
}

}  // namespace

const Target content{"content", run, seeds};

}  // namespace fuzz
