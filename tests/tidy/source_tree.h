#pragma once
// The source tree, read once, for the tests of its own order.

#include <string>
#include <vector>

namespace tests::tidy {

struct SourceFile {
  std::string path;  // from the repository root: `kiosk/ui/layout.h`
  std::vector<std::string> lines;

  [[nodiscard]] bool is_header() const { return path.ends_with(".h"); }
  [[nodiscard]] bool under(const std::string& folder) const {
    return path.starts_with(folder + "/");
  }
};

/// Every .h and .cpp file of kiosk/, drivers/, server/ and tests/.
const std::vector<SourceFile>& source_tree();

/// Any text file of the repository, whole; fails the test when it is missing.
std::string read_file(const std::string& path);

/// What an include line includes, without its marks; empty for other lines.
std::string included(const std::string& line);

/// The line without its comment, with the contents of string and character literals blanked.
std::string code_of(const std::string& line);

/// What a test found, one a line.
std::string listed(const std::vector<std::string>& findings);

}  // namespace tests::tidy
