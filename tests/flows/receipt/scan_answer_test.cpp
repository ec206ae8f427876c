// What a scanned code tells its holder, and where a scan may open a screen.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace domain = kiosk::domain;
using domain::Code;
using domain::Scan;
using kiosk::parse_date;
using kiosk::messages::DeviceReported;
using kiosk::messages::DeviceState;
using kiosk::messages::Scanned;
using tests::Visit;

namespace {

Scan file_receipt(const char* date, const char* service = "SP071") {
  return Code{domain::FileReceiptCode{
      .registration_number = "REG2026-004417", .date = *parse_date(date), .service_code = service}};
}

Scan ticket(const char* date, const char* kiosk = "K01") {
  return Code{domain::TicketCode{.kiosk = kiosk,
                                 .date = *parse_date(date),
                                 .time = std::chrono::minutes{552},
                                 .number = {.group = 'A', .sequence = 12},
                                 .service_code = "SP071"}};
}

Scan badge(const char* officer, const char* expires = "2027-12-31") {
  return Code{domain::BadgeCode{.officer = officer, .expires = *parse_date(expires)}};
}

/// Somebody holds this before the scanner of a kiosk nobody stands at, Monday 23 November 2026.
Visit scanned(Scan scan) {
  Visit visit;
  visit.apply(Scanned{.scan = std::move(scan)});
  return visit;
}

Visit with_roster() {
  auto model = tests::booted_model();
  auto content = *model.content;
  content.roster = {{.code = "PTG-0012",
                     .name = "Siti Aminah",
                     .unit = domain::Wordings{.id = "Pendaftaran"},
                     .active = true},
                    {.code = "PTG-0013",
                     .name = "Ujang Suryana",
                     .unit = domain::Wordings{.id = "Arsip"},
                     .active = false}};
  model.content = std::make_shared<const domain::Content>(std::move(content));
  return Visit{std::move(model)};
}

}  // namespace

TEST_CASE("T3.1 a file receipt promises seven working days after the day of receipt", "[receipt]") {
  CHECK(scanned(file_receipt("2026-11-20")).title().find("1 Desember 2026") != std::string::npos);
  CHECK(scanned(file_receipt("2026-11-21")).title().find("2 Desember 2026") != std::string::npos);
  CHECK(scanned(file_receipt("2026-11-23")).title().find("2 Desember 2026") != std::string::npos);
  CHECK(scanned(file_receipt("2026-11-20")).says("receipt.left").find('6') != std::string::npos);
}

TEST_CASE("T3.2 outside the calendar no date is shown, only the number of working days",
          "[receipt]") {
  auto visit = scanned(file_receipt("2025-12-29"));
  CHECK(visit.says("receipt.days").find("7 hari kerja") != std::string::npos);
  CHECK_FALSE(visit.offers("receipt.complain"));
  CHECK(visit.title().find("Janji selesai") == std::string::npos);
}

TEST_CASE("T3.4 an overdue receipt counts its working days and leads to a complaint", "[receipt]") {
  auto visit = scanned(file_receipt("2026-11-05"));  // due on the 16th, five working days ago
  CHECK(visit.says("receipt.over").find("5 hari kerja") != std::string::npos);
  visit.tap("receipt.complain");
  CHECK(visit.screen() != "receipt.result");
}

TEST_CASE("how many days a promise is over is said only where the calendar can count them",
          "[receipt]") {
  Visit visit;
  visit.change_content([](auto& content) {
    content.holidays.to = *parse_date("2026-11-18");  // the promise ended on the 16th
  });
  visit.apply(Scanned{.scan = file_receipt("2026-11-05")});
  CHECK(visit.says("receipt.over") == visit.word("scan.over.unknown"));
  CHECK(visit.offers("receipt.complain"));
}

TEST_CASE("a receipt of a service that is not offered here promises nothing", "[receipt]") {
  auto visit = scanned(file_receipt("2026-11-20", "SP999"));
  CHECK(visit.says("receipt.days") == visit.word("scan.r.unknown"));
}

TEST_CASE("every receipt says what is missing without a connection", "[receipt]") {
  CHECK_FALSE(scanned(file_receipt("2026-11-20")).says("receipt.offline").empty());
  CHECK_FALSE(scanned(ticket("2026-11-23")).says("receipt.offline").empty());
}

TEST_CASE("a ticket of today is told, one of another day has expired", "[receipt]") {
  auto result = scanned(ticket("2026-11-23"));
  CHECK(result.title().find("A-012") != std::string::npos);
  CHECK(result.says("receipt.taken").find("09.12 WIB") != std::string::npos);
  CHECK(result.says("receipt.kiosk").empty());
  CHECK(scanned(ticket("2026-11-23", "K02")).says("receipt.kiosk").find("K02") !=
        std::string::npos);
  auto old = scanned(ticket("2026-11-20"));
  CHECK(old.title() == old.word("scan.t.expired"));
  old.tap("receipt.ticket");
  CHECK(old.screen() == "queue.agencies");
}

TEST_CASE("a complaint's receipt tells its class and when the answer is due", "[receipt]") {
  const auto code = [](const char* date, domain::VoiceKind kind) {
    return Scan{Code{domain::ComplaintReceiptCode{
        .complaint_number = "PGD-261123-K01-0007", .date = *parse_date(date), .kind = kind}}};
  };
  const auto complaint = scanned(code("2026-11-23", domain::VoiceKind::Complaint));
  CHECK(complaint.says("receipt.due").find("11 Desember 2026") != std::string::npos);
  const auto suggestion = scanned(code("2026-11-23", domain::VoiceKind::Suggestion));
  CHECK(suggestion.says("receipt.due").empty());
  CHECK_FALSE(
      scanned(code("2026-10-05", domain::VoiceKind::Complaint)).says("receipt.over").empty());
}

TEST_CASE("T5.1 an official link is named with its host, any other one is warned of", "[receipt]") {
  const auto classified = [](const char* text) {
    return scanned(domain::classify_scan(text, {}, "", *parse_date("2026-11-23")));
  };
  CHECK(classified("https://oss.go.id/nib/1").title().find("tautan resmi OSS") !=
        std::string::npos);
  auto evil = classified("https://0ss.go.id.evil.com/x");
  CHECK(evil.title().find("bukan situs pemerintah") != std::string::npos);
}

TEST_CASE("a government link that no address may look like is called uncertain", "[receipt]") {
  auto visit =
      scanned(domain::classify_scan("https://oss.go.id/a b", {}, "", *parse_date("2026-11-23")));
  CHECK(visit.title() == visit.word("scan.other_link.uncertain"));
}

TEST_CASE("T5.2 thirteen digits have the form of a NIB, and that is all that is said",
          "[receipt]") {
  auto visit = scanned(domain::BusinessNumber{.digits = "9120001234567"});
  CHECK(visit.title() == "NIB (format benar)");
  CHECK(visit.all_text().find("912000") == std::string::npos);
}

TEST_CASE("sixteen digits are never shown", "[receipt]") {
  auto visit =
      scanned(domain::classify_scan("3214005001900001", {}, "", *parse_date("2026-11-23")));
  CHECK(visit.title() == visit.word("scan.personal"));
  CHECK(visit.all_text().find("3214") == std::string::npos);
}

TEST_CASE("T9.2 a badge of somebody active is named; unknown, inactive or expired ones are not",
          "[receipt]") {
  auto known = with_roster();
  known.apply(Scanned{.scan = badge("PTG-0012")});
  CHECK(known.says("receipt.name").find("Siti Aminah") != std::string::npos);
  CHECK(known.offers("receipt.praise"));
  CHECK(known.offers("receipt.complain"));
  std::string neutral;
  for (const auto& scan : {badge("PTG-0013"), badge("PTG-9999"), badge("PTG-0012", "2026-11-22")}) {
    auto visit = with_roster();
    visit.apply(Scanned{.scan = scan});
    CHECK(visit.says("receipt.name").empty());
    CHECK(visit.all_text().find("Ujang") == std::string::npos);
    if (neutral.empty()) neutral = visit.all_text();
    CHECK(visit.all_text() == neutral);
  }
}

TEST_CASE("a pre-check's code names what is missing in the words of the standard", "[receipt]") {
  auto visit = scanned(Code{domain::PreCheckCode{.kiosk = "K01",
                                                 .date = *parse_date("2026-11-23"),
                                                 .service_code = "SP071",
                                                 .outcome = domain::PreCheckOutcome::Partial,
                                                 .missing = {"A2", "B6a"}}});
  CHECK(visit.title() == visit.word("scan.p.partial"));
  CHECK(visit.says("receipt.missing.A2").size() > 10);
  CHECK(visit.says("receipt.missing.B6a").size() > 10);
}

TEST_CASE("forged, future and foreign codes each have a sentence of their own", "[receipt]") {
  using domain::CodeError;
  const auto title = [](CodeError error) {
    return scanned(domain::InvalidCode{.error = error}).title();
  };
  CHECK(title(CodeError::BadSignature) != title(CodeError::FutureDate));
  CHECK(title(CodeError::BadSignature) != title(CodeError::UnknownKey));
  CHECK(title(CodeError::BadSignature) == title(CodeError::Malformed));
}

TEST_CASE("a scan opens its result from the start, the errands, the hint and another result",
          "[receipt]") {
  Visit visit;
  visit.apply(Scanned{});
  CHECK(visit.screen() == "receipt.result");
  visit.apply(Scanned{.scan = domain::PersonalNumber{}});
  CHECK(visit.title() == visit.word("scan.personal"));
  CHECK_FALSE(visit.offers("nav.back"));
  visit.tap("nav.home");
  visit.apply(Scanned{});
  CHECK(visit.screen() == "receipt.result");
  visit.tap("nav.back");
  visit.tap("home.scan");
  CHECK(visit.screen() == "receipt.hint");
  visit.apply(Scanned{});
  CHECK(visit.screen() == "receipt.result");
  visit.tap("nav.back");
  CHECK(visit.screen() == "receipt.hint");
}

TEST_CASE("a scan throws nobody out of what they are doing", "[receipt]") {
  Visit visit;
  visit.go_to_priority();
  visit.apply(Scanned{.scan = file_receipt("2026-11-20")});
  CHECK(visit.screen() == "queue.priority");
}

TEST_CASE("R12 without a scanner the hint says what to do, and numbers go on", "[receipt]") {
  Visit visit;
  visit.apply(DeviceReported{.state = DeviceState::Lost});
  visit.tap("attract.start");
  visit.tap("home.scan");
  CHECK(visit.says("receipt.no_scanner").find(visit.word("scan.no_scanner.do")) !=
        std::string::npos);
  visit.tap("receipt.desk");
  CHECK(visit.screen() == "queue.card");
}

TEST_CASE("a scanner that goes is a fact for the journal, its first report is not", "[receipt]") {
  Visit visit;
  visit.arrange().health.scanner = DeviceState::NotInstalled;
  visit.apply(DeviceReported{.state = DeviceState::Ready});
  CHECK(visit.all<kiosk::messages::RecordFact>().empty());
  visit.apply(DeviceReported{.state = DeviceState::Lost});
  const auto facts = visit.all<kiosk::messages::RecordFact>();
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].fact.kind == "device_scanner");
}
