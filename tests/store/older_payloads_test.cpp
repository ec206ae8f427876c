// Ledgers whose payloads have the shapes of the programs before this one.

#include <fmt/format.h>

#include "kiosk/base/bytes.h"
#include "kiosk/records/kinds.h"
#include "kiosk/store/ledger.h"
#include "tests/store/raw_sql.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;

namespace {

constexpr const char* older_precheck =
    R"({"id":"00000000-0000-7000-8000-000000000009","service_code":"SP071","service_rev":"ab",)"
    R"("scale":"KECIL","branch":["QAQC"],"answers":[{"item":"A4","state":"BELUM"}],)"
    R"("outcome":"SEBAGIAN","missing":["A4"],"started_at":"2026-11-23T09:10:00+07:00",)"
    R"("finished_at":"2026-11-23T09:12:30+07:00","kiosk":"K01"})";
constexpr const char* older_pulse =
    R"({"schema":1,"id":"00000000-0000-4000-8000-000000000009","at":"2026-11-23T09:00:00+07:00",)"
    R"("kiosk":"K01","face":4,"lang":"id"})";

std::string older_report(const std::string& number) {
  return fmt::format(
      R"({{"schema":1,"no":"{}","kiosk":"K01","requested":"PENGADUAN","class":"PENGADUAN",)"
      R"("reason":"OK","subject":"LAINNYA","problem":"LAINNYA","confidential":false,)"
      R"("status":"DITERIMA","withdrawal_sha256":"aa","matter":"bWF0dGVy"}})",
      number);
}

NewReport new_report(std::uint32_t number) {
  NewReport report{.id = sample_id(100 + number), .report = {}};
  report.report.header.classification = {.kind = domain::ReportKind::Complaint};
  report.report.matter.box = "sealed";
  return report;
}

/// The chain of voices as it would be had that program kept the reports.
std::string with_older_reports(std::vector<Record> voices) {
  std::string sql;
  Digest previous{};
  for (auto& voice : voices) {
    if (voice.kind == kinds::report) {
      voice.payload = older_report(records::parse_report(*voice.payload)->number);
    }
    voice.payload_digest = sha256(as_bytes(*voice.payload));
    voice.previous = previous;
    voice.hash = record_hash(voice);
    previous = voice.hash;
    sql += fmt::format(
        "UPDATE apart.voices SET payload = '{}', payload_digest = '{}', previous = '{}',"
        " hash = '{}' WHERE sequence = {};",
        *voice.payload, to_hex(voice.payload_digest), to_hex(voice.previous), to_hex(voice.hash),
        voice.sequence);
  }
  return sql + fmt::format("UPDATE apart.voices_ledger SET hash = '{}';", to_hex(previous));
}

}  // namespace

TEST_CASE("a ledger with payloads of the programs before verifies, is sent, and can be read",
          "[ledger]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  std::vector<Record> voices;
  {
    auto ledger = open_at(config);
    REQUIRE(ledger->issue_ticket(sample_request(1), morning));
    REQUIRE(ledger->append({.kind = "precheck", .payload = older_precheck}, morning));
    REQUIRE(ledger->append({.kind = "staff_called", .payload = R"({"reason":"help"})"}, morning));
    REQUIRE(ledger->append({.kind = "device_scanner", .payload = R"({"state":"lost"})"}, morning));
    REQUIRE(ledger->keep_report(new_report(1), morning));
    REQUIRE(ledger->keep_report(new_report(2), morning));
    REQUIRE(
        ledger->append({.chain = Chain::Voices, .kind = "pulse", .payload = older_pulse}, morning));
    voices = *tests::unsent(*ledger, Chain::Voices, 10);
  }
  REQUIRE(run_sql(config.path, "", with_older_reports(voices)));
  auto ledger = open_at(config);
  CHECK_FALSE(ledger->status()->restarted_from_damage);
  CHECK(ledger->status()->records_damaged == 0);
  CHECK(ledger->verify()->intact());
  for (const auto chain : {Chain::Journal, Chain::Voices}) {
    const auto records = *tests::unsent(*ledger, chain, 10);
    CHECK(records.size() == (chain == Chain::Journal ? 5U : 4U));
    for (const auto& record : records) {
      INFO(record.kind);
      CHECK(records::is_readable(record.kind, record.payload.value_or("")));
    }
    CHECK(ledger->acknowledge(chain, records.back().sequence, records.back().hash));
  }
  // What comes after is of today.
  CHECK(ledger->keep_report(new_report(3), morning)->number == "PGD-261123-K01-0003");
  CHECK(ledger->verify()->intact());
}

TEST_CASE("a ledger without a voice, of a program before, begins its voices as today's do",
          "[ledger]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  open_at(config);
  REQUIRE(
      run_sql(config.path, "",
              "DELETE FROM apart.voices; UPDATE apart.voices_ledger SET sequence = 0, hash = '" +
                  to_hex(Digest{}) + "';"));
  auto ledger = open_at(config);
  const auto status = *ledger->status();
  CHECK(status.voices.depth == 1);
  CHECK_FALSE(status.voices.ledger.is_nil());
  CHECK_FALSE(status.restarted_from_damage);
  CHECK(ledger->verify()->intact());
}
