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

m::TicketFound taken_out(m::TakenOutBy by) {
  return {
      .number = number,
      .day = today,
      .taken_out = m::TakenOut{.by = by, .at = *kiosk::parse_instant("2026-11-23T09:40:00+07:00")}};
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
  visit.apply(answer(kiosk::store::StoreError::NotFound));
  CHECK(visit.says("cancel.next") == visit.word("cancel.unknown.do"));
}

TEST_CASE("the ledger is asked about every ticket that could be given back, and about no other",
          "[receipt]") {
  const auto asked = with_ticket().all<m::FindTicket>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].number == number);
  CHECK(asked[0].day == today);
  CHECK(with_ticket("K02").all<m::FindTicket>().empty());
  CHECK(with_ticket("K01", "2026-11-20").all<m::FindTicket>().empty());
}

TEST_CASE("a ticket that was given back says so, and when, and leads to a new one", "[receipt]") {
  auto visit = with_ticket();
  visit.apply(taken_out(m::TakenOutBy::Holder));
  CHECK(visit.title() == "Nomor A-012 sudah dibatalkan");
  CHECK(visit.says("receipt.sentence") ==
        "Nomor ini dikembalikan pemegangnya pukul 09.40 WIB dan tidak dipanggil lagi.");
  CHECK_FALSE(visit.offers("receipt.cancel"));
  CHECK_FALSE(visit.offers("receipt.rate"));
  visit.apply(m::Tapped{.id = "receipt.cancel", .value = {}});
  CHECK(visit.screen() == "receipt.result");
  visit.tap("receipt.ticket");
  CHECK(visit.screen() == "queue.agencies");
}

TEST_CASE("a ticket that staff made void says whose doing it was", "[receipt]") {
  auto visit = with_ticket();
  visit.apply(taken_out(m::TakenOutBy::Staff));
  CHECK(visit.says("receipt.sentence").find("petugas pukul 09.40 WIB") != std::string::npos);
}

TEST_CASE("an answer about another ticket changes nothing", "[receipt]") {
  auto visit = with_ticket();
  const auto before = visit.all_text();
  auto other = taken_out(m::TakenOutBy::Holder);
  other.number.sequence = 13;
  visit.apply(other);
  CHECK(visit.all_text() == before);
  other.number = number;
  other.day = *kiosk::parse_date("2026-11-22");
  visit.apply(other);
  CHECK(visit.all_text() == before);
}
