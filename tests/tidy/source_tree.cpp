#include "tests/tidy/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/catch.h"

namespace tests::tidy {
namespace {

namespace fs = std::filesystem;

std::vector<SourceFile> read_tree() {
  std::vector<SourceFile> files;
  for (const auto* top : {"kiosk", "drivers", "server", "tests"}) {
    const fs::path folder = fs::path{ANJUNGAN_SOURCE_DIR} / top;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const auto extension = entry.path().extension();
      if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
      SourceFile file{.path = entry.path().lexically_relative(ANJUNGAN_SOURCE_DIR).generic_string(),
                      .lines = {}};
      std::ifstream text(entry.path());
      for (std::string line; std::getline(text, line);) file.lines.push_back(line);
      files.push_back(std::move(file));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const auto& left, const auto& right) { return left.path < right.path; });
  return files;
}

}  // namespace

const std::vector<SourceFile>& source_tree() {
  static const auto files = read_tree();
  return files;
}

std::string read_file(const std::string& path) {
  std::ifstream file(fs::path{ANJUNGAN_SOURCE_DIR} / path);
  INFO(path);
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string included(const std::string& line) {
  if (!line.starts_with("#include")) return {};
  const auto from = line.find_first_of("<\"");
  const auto to = line.find_last_of(">\"");
  if (from == std::string::npos || to <= from) return {};
  return line.substr(from + 1, to - from - 1);
}

std::string code_of(const std::string& line) {
  std::string code;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\') {
        ++i;
      } else if (c == quote) {
        quote = 0;
        code += c;
      }
      continue;
    }
    if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') break;
    // A mark between digits parts thousands: 10'000.
    const bool parts_digits = c == '\'' && i > 0 && std::isalnum(line[i - 1]) != 0;
    if ((c == '"' || c == '\'') && !parts_digits) quote = c;
    code += c;
  }
  return code;
}

std::string listed(const std::vector<std::string>& findings) {
  std::string text;
  for (const auto& finding : findings) text += finding + "\n";
  return text;
}

}  // namespace tests::tidy
