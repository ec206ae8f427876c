#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "kiosk/store/damage.h"
#include "kiosk/store/ledger.h"
#include "tests/store/older_ledger.h"
#include "tests/store/raw_sql.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

namespace {

Uuid voice(std::uint8_t number) {
  return Uuid{{4, number}};
}

NewReport report(std::uint8_t number, const std::string& sealed = "sealed") {
  NewReport report{.id = voice(number), .report = {}};
  report.report.header.classification = {.kind = domain::ReportKind::Complaint};
  report.report.header.due = parse_date("2026-12-11");
  report.report.matter = {.key = "0123456789abcdef", .box = sealed};
  return report;
}

std::string number_of(const std::expected<KeptReport, StoreError>& kept) {
  return kept ? kept->number : name_of(kept.error());
}

}  // namespace

TEST_CASE("reports are numbered by day, also after a restart", "[reports]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  CHECK(number_of(ledger->keep_report(report(1), morning)) == "PGD-261123-K01-0001");
  CHECK(number_of(ledger->keep_report(report(2), morning + 1h)) == "PGD-261123-K01-0002");
  ledger.reset();
  ledger = open_at(config, morning + 2h);
  CHECK(number_of(ledger->keep_report(report(3), morning + 2h)) == "PGD-261123-K01-0003");
  CHECK(number_of(ledger->keep_report(report(4), morning + 24h)) == "PGD-261124-K01-0001");
  CHECK(ledger->status()->voices.depth == 1 + 4);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("the day's reports are counted by class, also when their payloads are erased",
          "[reports]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  auto suggestion = report(3);
  suggestion.report.header.classification = {.kind = domain::ReportKind::Suggestion,
                                             .reason = domain::ClassReason::WithoutIdentity};
  REQUIRE(ledger->keep_report(report(1), morning));
  REQUIRE(ledger->keep_report(report(2), morning));
  REQUIRE(ledger->keep_report(suggestion, morning));
  const std::map<std::string, int> counted{{"PENGADUAN", 2}, {"SARAN", 1}};
  CHECK(ledger->day_figures(morning)->reports == counted);
  const auto records = tests::unsent(*ledger, Chain::Voices, 10);
  REQUIRE(ledger->acknowledge(Chain::Voices, 4, records->back().hash));
  REQUIRE(ledger->erase_acknowledged_voices() == 3);
  CHECK(ledger->day_figures(morning)->reports == counted);
  CHECK(ledger->day_figures(morning + 24h)->reports.empty());
}

TEST_CASE("the same report again is stored once and keeps its number", "[reports]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  const auto first = ledger->keep_report(report(1, "one"), morning);
  REQUIRE(first);
  CHECK(first->due == parse_date("2026-12-11"));
  CHECK(first->is_new);
  const auto again = ledger->keep_report(report(1, "sealed anew"), morning + 1h);
  CHECK(number_of(again) == first->number);
  CHECK(again->due == first->due);
  CHECK_FALSE(again->is_new);
  CHECK(ledger->status()->voices.depth == 1 + 1);
}

TEST_CASE("numbers of reports never go back, whatever the clock does", "[reports]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  std::set<std::string> seen;
  std::uint8_t number = 0;
  for (const auto jump : {0h, 30h, -40h, 1h, 24h, -24h, 48h}) {
    seen.insert(number_of(ledger->keep_report(report(++number), morning + jump)));
  }
  CHECK(seen.size() == 7);
}

TEST_CASE("a report's payload is gone after its acknowledgement, its stub stays (P04)",
          "[reports]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  for (std::uint8_t i = 1; i <= 4; ++i) {
    REQUIRE(ledger->keep_report(report(i, "canary-" + std::to_string(i)), morning));
  }
  const auto voices = *tests::unsent(*ledger, Chain::Voices, 4);
  REQUIRE(ledger->acknowledge(Chain::Voices, 4, voices[3].hash));
  CHECK(ledger->erase_acknowledged_voices() == 3);
  const auto bytes =
      tests::read_file(folder.file("voices.db")) + tests::read_file(folder.file("voices.db-wal"));
  for (const auto* gone : {"canary-1", "canary-2", "canary-3"}) {
    CHECK(bytes.find(gone) == std::string::npos);
  }
  CHECK(bytes.find("canary-4") != std::string::npos);
  CHECK(ledger->verify()->intact());
  const auto again = ledger->keep_report(report(2), morning + 1h);
  CHECK(number_of(again) == "PGD-261123-K01-0002");
  CHECK(again->classification.kind == domain::ReportKind::Complaint);
}

TEST_CASE("what is left of a report goes after ninety days", "[reports]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  REQUIRE(ledger->keep_report(report(1), morning));
  REQUIRE(ledger->keep_report(report(2), morning + 91 * 24h));
  // Asked for again it would be another report under a known identity: refused.
  CHECK(number_of(ledger->keep_report(report(1), morning + 91 * 24h)) == "identity_used");
  CHECK(ledger->verify()->intact());
}

TEST_CASE("a report that is not sealed, or too long, is refused", "[reports]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  auto wrong = report(1);
  wrong.report.matter.box = std::string(300'000, 'x');
  CHECK(number_of(ledger->keep_report(wrong, morning)) == "invalid");
  wrong.report.matter.box = {};
  CHECK(number_of(ledger->keep_report(wrong, morning)) == "invalid");
  CHECK(number_of(ledger->keep_report(report(1), morning)) == "PGD-261123-K01-0001");
}

TEST_CASE("an edited number, class or due date of a report is found", "[reports]") {
  for (const auto* edit :
       {"UPDATE apart.reports SET sequence = 9", "UPDATE apart.reports SET class = 'SARAN'",
        "UPDATE apart.reports SET due = '2027-01-01'",
        "UPDATE apart.reports SET reason = 'TANPA_OBJEK'",
        "UPDATE apart.reports SET id = '04ff0000-0000-0000-0000-000000000000'"}) {
    ScratchFolder folder;
    const auto config = sample_config(folder.file("ledger.db"));
    auto ledger = open_at(config);
    REQUIRE(ledger->keep_report(report(1), morning));
    ledger.reset();
    REQUIRE(run_sql(config.path, "", edit));
    ledger = open_at(config, morning + 1h);
    INFO(edit);
    CHECK_FALSE(ledger->verify()->intact());
  }
}

TEST_CASE("a ledger of the third version gains the table of reports", "[reports]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  REQUIRE(ledger->issue_ticket(sample_request(1), morning));
  ledger.reset();
  for (const char* older : {back_to_version_5, back_to_version_4, back_to_version_3}) {
    REQUIRE(run_sql(config.path, "", older));
  }
  ledger = open_at(config, morning + 1h);
  CHECK(number_of(ledger->keep_report(report(1), morning + 1h)) == "PGD-261123-K01-0001");
  CHECK(ledger->find_ticket(sample_id(1))->has_value());
  CHECK(ledger->verify()->intact());
}

TEST_CASE("after damage the day's reports go on well above what was given", "[reports]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  for (std::uint8_t i = 1; i <= 3; ++i) REQUIRE(ledger->keep_report(report(i), morning));
  ledger.reset();
  {
    std::ofstream file{config.path, std::ios::binary | std::ios::trunc};
    file << "this is no database any more";
  }
  std::filesystem::remove(config.path + "-wal");
  ledger = open_at(config, morning + 1h);
  CHECK(number_of(ledger->keep_report(report(9), morning + 1h)) == "PGD-261123-K01-0501");
  ledger.reset();
  std::ofstream{folder.file("voices.db"), std::ios::binary | std::ios::trunc} << "nor is this one";
  ledger = open_at(config, morning + 48h);
  CHECK(number_of(ledger->keep_report(report(10), morning + 48h)) == "PGD-261125-K01-0501");
  CHECK_FALSE(std::filesystem::exists(config.path + ".corrupt-2"));  // the journal goes on
}

TEST_CASE("that the voices' file was deleted is told", "[reports]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  REQUIRE(open_at(config)->keep_report(report(1), morning));
  CHECK_FALSE(open_at(config)->status()->restarted_from_damage);
  std::filesystem::remove(folder.file("voices.db"));
  const auto ledger = open_at(config);
  CHECK(ledger->status()->restarted_from_damage);
  CHECK(number_of(ledger->keep_report(report(2), morning)) == "PGD-261123-K01-0501");
}

TEST_CASE("however often the voices' file is damaged in a day, no number is given again",
          "[reports]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  const auto voices = folder.file("voices.db");
  std::set<std::string> given;
  const auto give = [&](Instant now) {
    static std::uint8_t count = 0;
    auto ledger = open_at(config, now);
    for (int i = 0; i < 3; ++i) {
      const auto number = number_of(ledger->keep_report(report(++count), now));
      CHECK(number.starts_with("PGD-"));
      CHECK(given.insert(number).second);
    }
  };
  give(morning);
  std::filesystem::remove(voices);
  give(morning);
  for (const bool is_readable : {false, true, false, true, false, false}) {
    // Its head is gone, and all can be read out of the rest; or nothing.
    auto bytes = is_readable ? read_bytes(voices) : std::string{"this is no database any more"};
    std::fill_n(bytes.begin(), 20, 'x');
    std::filesystem::remove(voices + "-wal");
    std::ofstream{voices, std::ios::binary | std::ios::trunc} << bytes;
    give(morning);
    give(morning - 24h);
  }
}
