#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using drivers::printer::Paper;
using drivers::printer::Readiness;
using drivers::printer::Trouble;
using kiosk::messages::AskPrinter;
using tests::Visit;

namespace {

Visit at_status() {
  Visit visit;
  visit.sign_in();
  visit.tap("menu.status");
  return visit;
}

}  // namespace

TEST_CASE("staff see the printer's trouble in words of its own", "[staff]") {
  std::vector<std::string> seen;
  for (int i = 0; i <= static_cast<int>(Trouble::Rejected); ++i) {
    auto visit = at_status();
    const auto trouble = static_cast<Trouble>(i);
    visit.printer_says(i == 0 ? Readiness::Ready : Readiness::NotReady, trouble);
    seen.push_back(visit.says("staff.printer"));
  }
  std::sort(seen.begin(), seen.end());
  CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("staff see how many tickets the rest of the roll is good for", "[staff]") {
  auto visit = at_status();
  visit.printer_says(Readiness::Ready, Trouble::None, Paper::NearEnd);
  CHECK(visit.says("staff.paper").find("26") != std::string::npos);  // 4000 mm by 150 mm
}

TEST_CASE("staff see what is wrong with the content, by file and line", "[staff]") {
  auto visit = at_status();
  auto content = *visit.model().content;
  content.findings.push_back({.severity = kiosk::domain::Severity::Error,
                              .file = "services/SP072.json",
                              .line = 12,
                              .message = "unknown desk"});
  visit.apply(kiosk::messages::ContentLoaded{
      .content = std::make_shared<const kiosk::domain::Content>(std::move(content)),
      .search = visit.model().search,
      .digest = "with a finding"});
  const auto last = "staff.finding." + std::to_string(visit.model().content->findings.size() - 1);
  CHECK(visit.says(last).find("services/SP072.json:12") != std::string::npos);
}

TEST_CASE("staff see the trouble of the ledger", "[staff]") {
  using kiosk::store::StoreError;
  for (const auto error : {StoreError::DiskFull, StoreError::ReadOnly, StoreError::Corrupt}) {
    auto visit = at_status();
    const auto before = visit.says("staff.store");
    visit.apply(kiosk::messages::StoreReported{.trouble = error, .issued_today = {}});
    CHECK(visit.says("staff.store") != before);
  }
}

TEST_CASE("staff can ask the printer again", "[staff]") {
  auto visit = at_status();
  visit.forget_effects();
  visit.tap("staff.ask_printer");
  CHECK(visit.all<AskPrinter>().size() == 1);
}

TEST_CASE("the staff screen leads back to where it was opened", "[staff]") {
  auto visit = at_status();
  visit.tap("nav.back");
  CHECK(visit.screen() == "staff.menu");
}
