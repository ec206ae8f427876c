#include "kiosk/shell/files/passed_over.h"

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using kiosk::shell::passed_over_errors;

namespace {

/// What is said of a folder that holds this one file.
std::string said_of(const std::string& path) {
  const tests::TemporaryFolder folder;
  const fs::path file = fs::path{folder.path()} / path;
  fs::create_directories(file.parent_path());
  tests::write_file(file.string(), "{}");
  const auto errors = passed_over_errors(folder.path());
  REQUIRE(errors.size() <= 1);
  return errors.empty() ? std::string{} : errors[0].substr(folder.path().size() + 1);
}

}  // namespace

TEST_CASE("a file that looks like content and is not read is named", "[content]") {
  for (const auto* path : {"services/SP071.JSON", "services/SP071.Json", "Services/SP071.json",
                           "Office.json", "services/SP071.json.bak", "services/SP071.json.txt",
                           "services/dpmptsp/SP071.json", "holidays/old/2026.json"}) {
    INFO(path);
    CHECK(said_of(path).starts_with(std::string{path} + ": error: passed over: "));
  }
}

TEST_CASE("what is read, and what is nobody's content, is not spoken of", "[content]") {
  for (const auto* path : {"services/SP071.json", "office.json", "services/README.md",
                           "plans/floor.svg", "schema/office.schema.json", "printers.json"}) {
    INFO(path);
    CHECK(said_of(path).empty());
  }
  CHECK(passed_over_errors(ANJUNGAN_SOURCE_DIR "/config").empty());
  CHECK(passed_over_errors("/nonexistent").empty());
}

TEST_CASE("a link that leads nowhere is named", "[content]") {
  const tests::TemporaryFolder folder;
  fs::create_directories(folder.path() + "/services");
  fs::create_symlink("/nonexistent.json", folder.path() + "/services/SP071.json");
  const auto errors = passed_over_errors(folder.path());
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].ends_with("the link leads nowhere"));
}
