// A report through the real program: typed by its control socket, sealed, stored, printed; and what
// a power cut leaves of it (P03).

#include <nlohmann/json.hpp>

#include "tests/shell/paper_reader.h"
#include "tests/shell/typed_report.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

using tests::canary;
using tests::go_to_description;
using tests::KioskProcess;
using tests::TemporaryFolder;
using tests::type;
using tests::write_report;

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
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 1 + 1);
}

TEST_CASE("of a visit that has ended the event log tells nothing, nor that somebody wrote (P01)",
          "[process][report]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  kiosk.take_number();
  kiosk.settle();
  kiosk.tap("issuing.done");
  go_to_description(kiosk);
  write_report(kiosk, 0);
  kiosk.tap("complaint.send");
  kiosk.settle();
  const auto log = [&] { return tests::read_file(data.path() + "/events.jsonl"); };
  CHECK(log().find("complaint.send") != std::string::npos);  // until then a crash can be replayed
  kiosk.tap("nav.home");
  kiosk.set_clock("2026-11-23T09:30:00+07:00");
  kiosk.set_clock("2026-11-23T09:32:00+07:00");
  REQUIRE(kiosk.screen() == "home.attract");
  kiosk.set_clock("2026-11-23T09:32:01+07:00");
  for (const auto* trace : {"complaint", "report_kept", "home.ticket", "queue.priority", "A-001"}) {
    INFO(trace);
    CHECK(log().find(trace) == std::string::npos);
  }
  CHECK(kiosk.stop() == 0);
  const auto replayed = tests::run_kiosk_program({"--replay", data.path() + "/events.jsonl"});
  INFO(replayed.output);
  CHECK(replayed.code == 0);
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
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 1);
}
