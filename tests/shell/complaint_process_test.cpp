// A report through the real program: typed by its control socket, sealed, stored, printed; and what
// is left of it in files and in memory (S06, P03).

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/domain/codes.h"
#include "kiosk/store/ledger.h"
#include "tests/shell/paper_reader.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/seal_opener.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

/// Letters that no file of ours holds.
std::string canary(int number) {
  std::string text = "Qxz";
  for (int i = 0; i < 3; ++i) {
    text += static_cast<char>('a' + number % 26);
    number /= 26;
  }
  return text + "jvkw";
}

void type(KioskProcess& kiosk, const std::string& text) {
  kiosk.must({{"do", "type"}, {"text", text}});
}

/// From the attract screen to the description of a confidential complaint.
void go_to_description(KioskProcess& kiosk) {
  for (const auto* id :
       {"attract.start", "home.complaint", "complaint.complaint", "complaint.confidential",
        "complaint.about.officer", "complaint.problem.7", "complaint.when.today"}) {
    kiosk.tap(id);
  }
}

/// From there to the summary.
void write_report(KioskProcess& kiosk, int number) {
  type(kiosk, "Petugas " + canary(number) + " tidak ramah.");
  kiosk.tap("complaint.take");
  type(kiosk, canary(number + 1));
  kiosk.tap("complaint.take");
  kiosk.tap("complaint.notify.3");
  type(kiosk, canary(number + 2) + "@contoh.id");
  kiosk.tap("complaint.take");
  type(kiosk, "Jl. " + canary(number + 3) + " 1");
  kiosk.tap("complaint.take");
}

/// The files below a folder that hold a part of any canary.
std::vector<std::string> files_with_canary(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream stream{file.path(), std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    const bool here =
        bytes.find("jvkw") != std::string::npos || bytes.find("Qxz") != std::string::npos;
    if (here) found.push_back(file.path().string());
  }
  return found;
}

}  // namespace

TEST_CASE("a complaint goes from touch to paper, and its code verifies", "[process][report]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.must({{"do", "status"}})["reports"] == "development_keys");
  go_to_description(kiosk);
  write_report(kiosk, 0);
  CHECK(kiosk.screen() == "complaint.summary");
  kiosk.tap("complaint.send");
  kiosk.settle();
  CHECK(kiosk.text_of("complaint.number").find("PGD-261123-K01-0001-") != std::string::npos);
  const auto slips = kiosk.must({{"do", "paper"}})["slips"];
  REQUIRE(slips.size() == 1);
  CHECK(tests::read_code(slips[0]["png"].get<std::string>()).starts_with("AJ1.C.01.PGD-261123-"));
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 1);
}

TEST_CASE("hundreds of typed strings are in no file of the kiosk's (S06)", "[process][report]") {
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    for (int visit = 0; visit < 60; ++visit) {
      go_to_description(kiosk);
      write_report(kiosk, 4 * visit);
      kiosk.tap("complaint.send");
      kiosk.settle();
      kiosk.tap("complaint.done");
      if (visit % 20 != 0) continue;
      kiosk.must({{"do", "screenshot"}, {"file", data.path() + "/next.png"}});
      const auto tree = kiosk.must({{"do", "tree"}}).dump();
      CHECK(tree.find("jvkw") == std::string::npos);
      CHECK(kiosk.must({{"do", "speech"}}).dump().find("jvkw") == std::string::npos);
    }
    kiosk.must({{"do", "paper"}});
    CHECK(files_with_canary(data.path()).empty());
    kiosk.stop();
  }
  const auto found = files_with_canary(data.path());
  INFO((found.empty() ? std::string{} : found.front()));
  CHECK(found.empty());
}

TEST_CASE("killed in the middle of typing, the kiosk leaves nothing of it (P03)",
          "[process][report]") {
  const auto keys = GENERATE(1, 12, 40);
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    go_to_description(kiosk);
    const auto text = "Petugas " + canary(7) + " dan " + canary(8) + " pergi.";
    type(kiosk, text.substr(0, static_cast<std::size_t>(keys)));
    kiosk.kill();
  }
  CHECK(files_with_canary(data.path()).empty());
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.screen() == "home.attract");
  CHECK(kiosk.must({{"do", "tree"}}).dump().find("jvkw") == std::string::npos);
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 0);
}
