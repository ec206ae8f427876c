// Edits, deletions and exchanges in the file by somebody who knows SQL (R18).

#include "kiosk/store/verify.h"

#include <random>

#include <fmt/format.h>

#include "kiosk/store/ledger.h"
#include "tests/store/memory_disk.h"
#include "tests/store/raw_sql.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t tickets = 30;

void fill(Ledger& ledger) {
  for (std::uint32_t i = 1; i <= tickets; ++i) {
    REQUIRE(ledger.issue_ticket(sample_request(i), morning));
    REQUIRE(ledger.append({.chain = Chain::Voices, .kind = "pulse", .payload = "{\"face\":1}"},
                          morning));
  }
  auto voices = *tests::unsent(ledger, Chain::Voices, 10);
  REQUIRE(ledger.acknowledge(Chain::Voices, 10, voices.back().hash));
}

/// One edit that a person at the keyboard could make; every one of them changes something.
std::string mutation(std::mt19937& random) {
  auto sequence = [&] { return random() % tickets + 1; };
  const std::string table = random() % 2 == 0 ? "journal" : "apart.voices";
  auto update = "UPDATE " + table + " SET ";
  auto where = fmt::format(" WHERE sequence = {}", sequence());
  auto ticket = fmt::format("WHERE sequence = {}", sequence());
  switch (random() % 14) {
    case 0:
      return update + "payload = payload || ' '" + where;
    case 1:
      return update + "time_ms = time_ms + 1" + where;
    case 2:
      return update + "kind = 'other'" + where;
    case 3:
      return update + "id = '00000000-0000-7000-8000-000000000000'" + where;
    case 4:
      return "DELETE FROM " + table + where;
    case 5:
      return fmt::format("DELETE FROM {} WHERE sequence > {}", table, sequence());
    case 6: {
      auto first = sequence();
      return fmt::format(
          "UPDATE journal SET sequence = -1 WHERE sequence = {0};"
          "UPDATE journal SET sequence = {0} WHERE sequence = {1};"
          "UPDATE journal SET sequence = {1} WHERE sequence = -1",
          first, first % tickets + 1);
    }
    case 7:
      return update + "hash = previous" + where;
    case 8:
      return "UPDATE tickets SET print_state = 'printed' " + ticket;
    case 9:
      return "UPDATE tickets SET ended = 'DONE' " + ticket;
    case 10:
      return "DELETE FROM tickets " + ticket;
    case 11:
      return "UPDATE tickets SET day = '2026-11-22' " + ticket;
    case 12:
      if (table != "journal") return "UPDATE voices_ledger SET acknowledged = acknowledged + 3";
      return "UPDATE ledger SET journal_acknowledged = journal_acknowledged + 3";
    default:
      if (table != "journal") return "UPDATE voices_ledger SET sequence = sequence - 1";
      return "UPDATE ledger SET journal_sequence = journal_sequence - 1";
  }
}

/// The tail is checked when the file is opened: what can be turned back is, and told; and here
/// there is no folder to set a file aside in.
bool is_found(const LedgerConfig& config) {
  auto ledger = Ledger::open(config, morning);
  if (!ledger) return ledger.error() == StoreError::Corrupt;
  const auto status = *(*ledger)->status();
  return status.records_mended + status.records_damaged > 0 || !(*ledger)->verify()->intact();
}

}  // namespace

TEST_CASE("T10.2: every edit of the file is found, deleted lines too", "[verify]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto config = memory_config();
  {
    auto ledger = std::move(*Ledger::open(config, morning));
    fill(*ledger);
    auto report = *ledger->verify();
    CHECK(report.intact());
    CHECK(report.records == 2 + 2 * tickets);
  }
  auto files = disk.files;
  std::mt19937 random{18};
  auto edits = rounds(600);
  int missed = 0;
  for (int edit = 0; edit < edits; ++edit) {
    disk.files = files;
    auto statements = mutation(random);
    REQUIRE(run_sql(config.path, config.vfs, statements));
    const bool found = is_found(config);
    if (!found) ++missed;
    if (!found) UNSCOPED_INFO(statements);
  }
  CHECK(missed == 0);
  WARN("edits: " << edits << ", missed: " << missed);
}

TEST_CASE("a record of the journal without its payload that no record tells of is found",
          "[verify]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  const auto config = memory_config();
  fill(*open_at(config));
  for (std::uint32_t i = 1; i <= 60; ++i) {
    REQUIRE(open_at(config)->issue_ticket(sample_request(100 + i), morning));
  }
  // Before the tail that each opening looks at.
  REQUIRE(run_sql(config.path, config.vfs, "UPDATE journal SET payload = NULL WHERE sequence = 3"));
  CHECK(is_found(config));
}

TEST_CASE("a ticket that stands twice is found, whichever row is read last", "[verify]") {
  for (const auto* place : {"'2026-11-22', ticket_group, kiosk_digit", "day, ticket_group, 9"}) {
    MemoryDisk disk;
    MemoryVfs vfs{disk};
    const auto config = memory_config();
    fill(*open_at(config));
    REQUIRE(run_sql(config.path, config.vfs,
                    std::string{"INSERT INTO tickets SELECT "} + place +
                        ", sequence, id, desk, print_state, trouble, ended FROM tickets LIMIT 1"));
    INFO(place);
    CHECK(is_found(config));
  }
}

TEST_CASE("a record is hashed over all its parts", "[verify]") {
  Record record{.sequence = 1, .id = sample_id(1), .kind = "device_fault", .time = morning};
  auto hash = record_hash(record);
  auto differs = [&](auto change) {
    auto other = record;
    change(other);
    return record_hash(other) != hash;
  };
  CHECK(differs([](Record& other) { other.chain = Chain::Voices; }));
  CHECK(differs([](Record& other) { other.sequence = 2; }));
  CHECK(differs([](Record& other) { other.id = sample_id(2); }));
  CHECK(differs([](Record& other) { other.kind = "device_fixed"; }));
  CHECK(differs([](Record& other) { other.time += 1ms; }));
  CHECK(differs([](Record& other) { other.payload_digest[31] = 1; }));
  CHECK(differs([](Record& other) { other.previous[0] = 1; }));
  CHECK_FALSE(differs([](Record& other) { other.payload = "{}"; }));
}

TEST_CASE("a ticket's payload reads back as it was written", "[verify]") {
  domain::Ticket ticket{.request = sample_request(3),
                        .number = {'A', 2, 14},
                        .day = *parse_date("2026-11-23"),
                        .issued_at = morning + 123ms,
                        .ahead_at_issue = 7,
                        .wait_minutes = 18};
  ticket.request.priority = domain::Priority::Pregnant;
  CHECK(records::ticket_payload(ticket, "K\"1", 420min) ==
        fmt::format(R"({{"schema":1,"id":"{}","number":"A2-014","day":"2026-11-23","group":"A",)"
                    R"("service_code":"SP071","desk":"{}","priority":"HAMIL",)"
                    R"("state":"ISSUED","issued_at":"2026-11-23T08:00:00.123+07:00",)"
                    R"("ahead_at_issue":7,"lang":"id","kiosk":"K\"1","est_wait_min":18}})",
                    to_string(ticket.request.id), ticket.request.desk));
  CHECK(records::parse_ticket_payload(records::ticket_payload(ticket, "K01", 420min)) == ticket);
  ticket.wait_minutes.reset();
  auto text = records::ticket_payload(ticket, "K01", 540min);
  CHECK(records::parse_ticket_payload(text) == ticket);
  for (std::size_t size = 0; size < text.size(); ++size) {
    CHECK_FALSE(records::parse_ticket_payload(text.substr(0, size)));
  }
}
