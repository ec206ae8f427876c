// A pre-check on the whole machine: touches, ledger, paper and the ticket that follows.

#include "kiosk/domain/codes.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/shell/files/signing_key.h"
#include "tests/shell/paper_reader.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::KioskProcess;

namespace domain = kiosk::domain;

namespace {

domain::PreCheckCode code_on_paper(KioskProcess& kiosk, const std::string& data_folder) {
  const auto slips = kiosk.must({{"do", "paper"}})["slips"];
  REQUIRE(slips.size() == 1);
  const auto text = tests::read_code(slips[0]["png"].get<std::string>());
  const auto key = kiosk::shell::load_signing_key(data_folder + "/signing.key");
  REQUIRE(key);
  const auto read = domain::verify_code(text, {.kiosk_keys = {*key}, .office_keys = {}},
                                        *kiosk::parse_date("2026-11-23"));
  INFO(text);
  REQUIRE(read);
  REQUIRE(std::holds_alternative<domain::PreCheckCode>(*read));
  return std::get<domain::PreCheckCode>(*read);
}

}  // namespace

TEST_CASE("a pre-check is kept, printed with a code that verifies, and followed by a ticket",
          "[process]") {
  const tests::TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  for (const auto* id : {"attract.start", "home.precheck", "queue.agency.DPMPTSP",
                         "queue.service.SP071", "precheck.start", "precheck.option.BESAR"}) {
    kiosk.tap(id);
  }
  CHECK(kiosk.screen() == "precheck.early");
  const auto before = kiosk.must({{"do", "verify"}})["records"].get<int>();
  kiosk.tap("precheck.finish");
  kiosk.settle();
  CHECK(kiosk.screen() == "precheck.result");
  REQUIRE(kiosk.node("precheck.kept"));
  CHECK(kiosk.must({{"do", "verify"}})["records"].get<int>() == before + 1);
  kiosk.tap("precheck.print");
  kiosk.settle();
  const auto code = code_on_paper(kiosk, data.path());
  CHECK(code.service_code == "SP071");
  CHECK(code.outcome == domain::PreCheckOutcome::NotEligible);
  CHECK(code.missing == std::vector<std::string>{"A1"});
  kiosk.tap("precheck.ticket");
  kiosk.tap("queue.priority.none");
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}
