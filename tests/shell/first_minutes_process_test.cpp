// What a stranger meets first: a machine without a display, an office file with a mistake, a
// demonstration.

#include <filesystem>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/content_files.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using tests::KioskProcess;
using tests::TemporaryFolder;

/// The shipped content with 21 queue groups and a Monday that is no day.
std::string office_with_mistakes(const std::string& folder) {
  auto content = folder + "/content";
  fs::copy("config", content, fs::copy_options::recursive);
  auto office = nlohmann::ordered_json::parse(tests::read_file("config/office.json"));
  for (const char letter : std::string_view{"DEFGHJKLMNPQRSTUVW"}) {
    office["groups"].push_back(
        {{"letter", std::string(1, letter)}, {"name", {{"id", "Uji"}}}, {"desk", "INFO"}});
  }
  office["hours"]["week"]["sunday"] = {{"opens", "25:00"}, {"closes", "26:00"}};
  tests::write_file(content + "/office.json", office.dump(2));
  return content;
}

}  // namespace

TEST_CASE("a kiosk that nobody could see does not start", "[process]") {
  if (fs::exists("/dev/dri")) {
    WARN("this machine has a graphics card: SDL would draw on it");
    return;
  }
  const TemporaryFolder data;
  const auto blind = tests::run_kiosk_program({"--data", data.path()}, tests::Screen::Nobodys);
  INFO(blind.output);
  CHECK(blind.code == 1);
  CHECK(blind.output.contains("shows nothing to anybody"));
}

TEST_CASE("a queue group too many and a wrong day still give numbers", "[process]") {
  const TemporaryFolder data;
  const auto content = office_with_mistakes(data.path());
  const auto checked = tests::run_kiosk_program({"--content", content, "--check-config"});
  INFO(checked.output);
  CHECK(checked.code == 1);
  CHECK(checked.output.contains("at most 20 queue groups: group W is left out"));
  CHECK(checked.output.contains("a time as 07:30"));
  CHECK(checked.output.contains("office.json:"));

  KioskProcess kiosk{data.path(), {"--content", content}};
  kiosk.take_number();
  kiosk.settle();
  CHECK(kiosk.screen() == "queue.issuing");
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["journal"]["depth"] >= 1);
}

TEST_CASE("a demonstration has a member of staff, and needs the bench", "[process]") {
  const auto alone = tests::run_kiosk_program({"--demo"});
  CHECK(alone.code != 0);
  CHECK(alone.output.contains("--bench"));

  const TemporaryFolder data;
  KioskProcess kiosk{data.path(), {"--demo"}};
  CHECK(tests::read_file(data.path() + "/staff.json").contains("Peraga"));
  kiosk.take_number();
  CHECK(kiosk.screen() == "queue.issuing");
}
