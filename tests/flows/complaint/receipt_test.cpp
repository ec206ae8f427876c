// The receipt on paper, and what the screen says of it.

#include <functional>

#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/slip.h"
#include "tests/support/catch.h"
#include "tests/support/sample_complaint.h"
#include "tests/support/visit.h"

using tests::Visit;
using namespace std::chrono_literals;

namespace domain = kiosk::domain;
namespace complaint = kiosk::flows::complaint;

namespace {

struct Receipt {
  std::string text;
  std::string code;
};

/// After the ledger has kept this complaint, while its receipt is printed.
Visit kept(const complaint::Draft& draft, kiosk::app::Model model = tests::booted_model()) {
  model.screen = complaint::Summary{.draft = draft};
  Visit visit{std::move(model)};
  visit.tap("complaint.send");
  visit.keep_report();
  return visit;
}

/// The receipt of the sample complaint, as it is kept after some changes.
Receipt receipt_of(const std::function<void(complaint::Draft&)>& change = {}) {
  auto draft = tests::sample_draft();
  if (change) change(draft);
  const auto visit = kept(draft);
  const auto slips = visit.all<kiosk::messages::PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].kind == kiosk::messages::SlipKind::Other);
  return {tests::slip_text(slips[0].document), tests::slip_code(slips[0].document)};
}

bool has(const Receipt& receipt, const std::string& words) {
  INFO(receipt.text);
  return receipt.text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the receipt says number, class, due date and what it is about (T6.6, T6.15)",
          "[complaint][slip]") {
  const auto receipt = receipt_of();
  CHECK(has(receipt, "Tanda terima laporan"));
  CHECK(has(receipt, "PGD-261123-K01-0007-7"));
  CHECK(has(receipt, "Mal Pelayanan Publik Bale Madukara"));
  CHECK(has(receipt, "09.12 WIB"));
  CHECK(has(receipt, "K01"));
  CHECK(has(receipt, "Pengaduan\n"));
  CHECK(has(receipt, "Jangka waktu penyelesaian"));
  CHECK(has(receipt, "Dijawab paling lambat\nJumat, 11 Desember 2026"));
  CHECK(has(receipt, "ABCD-EFGH-IJKL-MNOP"));
  CHECK(has(receipt, "Data pribadi: contoh-2026-11"));
  CHECK(has(receipt, "Petugas: ____"));
}

TEST_CASE("no name, number or word of the visitor's stands on the receipt (P09)",
          "[complaint][slip]") {
  for (const auto privacy : {complaint::Privacy::Named, complaint::Privacy::Confidential}) {
    const auto receipt = receipt_of([&](auto& draft) { draft.privacy = privacy; });
    for (const auto* word : {"Siti", "0818", "Contoh", "Berkas", "lengkap"}) {
      CHECK_FALSE(has(receipt, word));
    }
    const bool confidential = privacy == complaint::Privacy::Confidential;
    CHECK(has(receipt, "Pengaduan, identitas dirahasiakan") == confidential);
  }
}

TEST_CASE("a suggestion gets a receipt without a promise", "[complaint][slip]") {
  const auto receipt =
      receipt_of([](auto& draft) { draft.received->day = *kiosk::parse_date("2026-09-01"); });
  CHECK(has(receipt, "Saran & masukan"));
  CHECK(has(receipt, "Lebih dari 30 hari"));
  CHECK(has(receipt, "Saran Anda menjadi bahan perbaikan"));
  CHECK_FALSE(has(receipt, "Dijawab paling lambat"));
  CHECK(receipt.code.find(".S.") != std::string::npos);
}

TEST_CASE("an anonymous receipt tells its hour only (P01)", "[complaint][slip]") {
  const auto receipt =
      receipt_of([](auto& draft) { draft.privacy = complaint::Privacy::Anonymous; });
  CHECK(has(receipt, "09.00 WIB"));
  CHECK_FALSE(has(receipt, "09.12"));
}

TEST_CASE("the receipt's code is the signed one of type C", "[complaint][slip]") {
  const auto receipt = receipt_of();
  CHECK(receipt.code == "AJ1.C.01.PGD-261123-K01-0007.20261123.P.PHM3PDXNVTYURENOYT2PPGH3WI");
}

TEST_CASE("after closing, slip and scan name one date: the code has the day that is counted from",
          "[complaint][slip]") {
  auto model = tests::booted_model();
  model.now += 9h;  // 18.12 on Monday
  const auto visit = kept(tests::sample_draft(), std::move(model));
  const auto slips = visit.all<kiosk::messages::PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK(tests::slip_text(slips[0].document).find("14 Desember 2026") != std::string::npos);
  CHECK(visit.title().find("14 Desember 2026") != std::string::npos);
  const auto code = tests::slip_code(slips[0].document);
  CHECK(code.find(".20261124.P.") != std::string::npos);
  const auto& keys = visit.model().keys;
  Visit holder;
  holder.apply(kiosk::messages::Scanned{
      .scan = domain::classify_scan(code, {.kiosk_keys = {keys.signing}}, keys.public_url,
                                    *kiosk::parse_date("2026-11-24"))});
  CHECK(holder.says("receipt.due").find("14 Desember 2026") != std::string::npos);
}

TEST_CASE("an office that answers in ten days says ten everywhere", "[complaint][slip]") {
  Visit visit;
  visit.change_content([](auto& content) {
    auto rules = *content.common.complaints;
    rules.answer_working_days = 10;
    content.common.complaints = domain::SharedPart{rules};
  });
  visit.tap("attract.start");
  visit.tap("home.complaint");
  CHECK(visit.all_text().find("10 hari kerja") != std::string::npos);
  CHECK(visit.all_text().find("14") == std::string::npos);
}

TEST_CASE("without paper the number and its code stay on the screen for 90 seconds (T6.16)",
          "[complaint][slip]") {
  auto visit = kept(tests::sample_draft());
  visit.end_slip(drivers::printer::Outcome::Failed, drivers::printer::Trouble::PaperOut);
  CHECK(visit.says("complaint.paper").find(visit.word("slip.failed")) == 0);
  CHECK(visit.offers("complaint.qr"));
  visit.wait(88s);
  CHECK(visit.says("complaint.number").find("PGD-261123-K01-0007-7") != std::string::npos);
  visit.wait(2s);
  CHECK(visit.screen() == "home.still_there");  // on no paper: not without a question (A13)
  visit.wait(20s);
  CHECK(visit.screen() == "home.attract");
}

TEST_CASE("a receipt that failed is printed again when the printer can", "[complaint][slip]") {
  auto visit = kept(tests::sample_draft());
  visit.end_slip(drivers::printer::Outcome::Failed, drivers::printer::Trouble::PaperOut);
  visit.forget_effects();
  visit.tap("complaint.print");
  CHECK(visit.all<kiosk::messages::PrintSlip>().size() == 1);
  visit.end_slip(drivers::printer::Outcome::Printed);
  CHECK(visit.says("complaint.paper") == visit.word("slip.take"));
}

TEST_CASE("a name that is kept confidential shows its initials", "[complaint]") {
  CHECK(complaint::masked("Siti Aminah Uji") == "S••• A••• U•••");
  CHECK(complaint::masked("Édi") == "É•••");
  CHECK(complaint::masked("Disé") == "D•••");
  CHECK(complaint::masked("") == "");
}
