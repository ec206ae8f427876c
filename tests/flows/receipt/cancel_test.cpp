// Giving a number back at the scanner.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace domain = kiosk::domain;
namespace m = kiosk::messages;
using tests::Visit;

namespace {

const kiosk::Date today = *kiosk::parse_date("2026-11-23");
constexpr domain::TicketNumber number{.group = 'A', .sequence = 12};

Visit with_ticket(const char* kiosk = "K01", const char* date = "2026-11-23") {
  Visit visit;
  visit.apply(m::Scanned{.scan = domain::Code{domain::TicketCode{.kiosk = kiosk,
                                                                 .date = *kiosk::parse_date(date),
                                                                 .time = std::chrono::minutes{552},
                                                                 .number = number,
                                                                 .service_code = "SP071"}}});
  return visit;
}

m::TicketCancelled answer(std::optional<kiosk::store::StoreError> error = std::nullopt) {
  return {.number = number, .day = today, .error = error};
}

}  // namespace

TEST_CASE("a number is given back after a question, and said so only when it is durable",
          "[receipt]") {
  auto visit = with_ticket();
  visit.tap("receipt.cancel");
  CHECK(visit.title().find("A-012") != std::string::npos);
  CHECK(visit.all<m::CancelTicket>().empty());
  visit.tap("cancel.yes");
  const auto asked = visit.all<m::CancelTicket>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].number == number);
  CHECK(asked[0].day == today);
  CHECK(visit.title() == visit.word("cancel.sending"));
  visit.apply(answer());
  CHECK(visit.title() == "Nomor A-012 tidak lagi dalam antrian");
  CHECK_FALSE(visit.offers("nav.back"));
}

TEST_CASE("who changes their mind keeps the number", "[receipt]") {
  auto visit = with_ticket();
  visit.tap("receipt.cancel");
  visit.tap("cancel.no");
  CHECK(visit.screen() == "receipt.result");
  CHECK(visit.all<m::CancelTicket>().empty());
}

TEST_CASE("only today's number of this kiosk can be given back here", "[receipt]") {
  CHECK(with_ticket().offers("receipt.cancel"));
  for (auto& visit : {with_ticket("K02"), with_ticket("K01", "2026-11-20")}) {
    CHECK_FALSE(visit.offers("receipt.cancel"));
    auto forced = visit;
    forced.apply(m::Tapped{.id = "receipt.cancel", .value = {}});
    CHECK(forced.screen() == "receipt.result");
  }
}

TEST_CASE("what could not be written is not called cancelled, and can be tried again",
          "[receipt]") {
  auto visit = with_ticket();
  visit.tap("receipt.cancel");
  visit.tap("cancel.yes");
  visit.apply(answer(kiosk::store::StoreError::DiskFull));
  CHECK(visit.title().find("belum") != std::string::npos);
  visit.tap("cancel.yes");
  CHECK(visit.all<m::CancelTicket>().size() == 2);
}

TEST_CASE("a number that the ledger does not know leads to staff", "[receipt]") {
  auto visit = with_ticket();
  visit.tap("receipt.cancel");
  visit.tap("cancel.yes");
  visit.apply(answer(kiosk::store::StoreError::Invalid));
  CHECK(visit.says("cancel.next") == visit.word("cancel.unknown.do"));
}
