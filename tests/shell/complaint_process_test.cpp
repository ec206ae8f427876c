// A report through the real program: typed by its control socket, sealed, stored, printed; and what
// a power cut leaves of it (P03).

#include <nlohmann/json.hpp>

#include "tests/shell/paper_reader.h"
#include "tests/support/canaries.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temporary_folder.h"

using tests::canary;
using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

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
  CHECK(tests::files_with_canary(data.path()).empty());
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.screen() == "home.attract");
  CHECK_FALSE(tests::holds_canary(kiosk.must({{"do", "tree"}}).dump()));
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 0);
}
