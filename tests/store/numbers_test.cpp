// Numbers over restarts, killed programs, midnights, zones and clocks that jump (R07).

#include <set>

#include "kiosk/store/ledger.h"
#include "tests/store/memory_disk.h"
#include "tests/store/raw_sql.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

namespace {

std::string issue(Ledger& ledger, std::uint32_t id, Instant now, char group = 'A') {
  auto ticket = ledger.issue_ticket(sample_request(id, group), now);
  if (!ticket) return name_of(ticket.error());
  return to_iso(ticket->day) + " " + domain::to_string(ticket->number);
}

/// Every ticket in the ledger, by its records.
std::vector<domain::Ticket> all_tickets(Ledger& ledger) {
  std::vector<domain::Ticket> tickets;
  auto records = ledger.unsent(Chain::Journal, 1'000'000);
  REQUIRE(records);
  for (const auto& record : *records) {
    if (record.kind != "ticket_issued") continue;
    auto ticket = parse_ticket_payload(record.payload.value_or(""));
    REQUIRE(ticket);
    tickets.push_back(*ticket);
  }
  return tickets;
}

/// The program dies at a random moment of one more ticket: no later operation reaches the disk,
/// whose cache survives it.
void kill_during_ticket(MemoryDisk& disk, std::unique_ptr<Ledger>& ledger, std::uint32_t id,
                        Instant now, std::mt19937& random) {
  constexpr int operations_of_a_ticket = 20;
  disk.plan = {.at = disk.operations + static_cast<std::int64_t>(random() % operations_of_a_ticket),
               .sticky = true};
  (void)ledger->issue_ticket(sample_request(id), now);
  auto files = disk.files;
  ledger.reset();
  disk.files = files;
  disk.plan = {};
}

Instant jumped(Instant now, std::mt19937& random) {
  switch (random() % 12) {
    case 0:
      return now + 1h;
    case 1:
      return now - 1h;
    case 2:
      return now + 24h;
    case 3:
      return now - 24h;
    case 4:
      return now + 3653 * 24h;
    case 5:
      return now - 3653 * 24h;
    case 6:
      return Instant{};
    default:
      return now;
  }
}

}  // namespace

TEST_CASE("numbers stay unique over restarts, kills, zones and jumping clocks", "[ledger]") {
  std::mt19937 random{7};
  auto restarts = rounds(1000) / 3 + 1;
  for (auto offset : {420min, 480min, 540min}) {
    MemoryDisk disk;
    MemoryVfs vfs{disk};
    auto config = memory_config();
    config.utc_offset = offset;
    std::uint32_t id = 0;
    auto now = morning;
    std::set<std::string> told;
    bool good = true;
    std::unique_ptr<Ledger> ledger;
    for (int restart = 0; restart < restarts; ++restart) {
      auto opened = Ledger::open(config, now);
      REQUIRE(opened);
      ledger = std::move(*opened);
      for (auto count = random() % 3 + 1; count > 0; --count) {
        now += std::chrono::minutes{random() % 120};
        auto group = random() % 2 == 0 ? 'A' : 'B';
        good = good && told.insert(issue(*ledger, ++id, jumped(now, random), group)).second;
      }
      if (random() % 2 == 0) kill_during_ticket(disk, ledger, ++id, now, random);
      ledger.reset();
    }
    CHECK(good);
    ledger = std::move(*Ledger::open(config, now));
    std::map<std::pair<Date, char>, std::vector<int>> series;
    for (const auto& ticket : all_tickets(*ledger)) {
      series[{ticket.day, ticket.number.group}].push_back(ticket.number.sequence);
      told.erase(to_iso(ticket.day) + " " + domain::to_string(ticket.number));
    }
    CHECK(told.empty());
    for (const auto& [key, sequences] : series) {
      for (std::size_t i = 0; i < sequences.size(); ++i) {
        good = good && sequences[i] == static_cast<int>(i) + 1;
      }
    }
    CHECK(good);  // no gap either
    CHECK(ledger->verify()->intact());
  }
}

TEST_CASE("the series begins anew at the office's own midnight", "[ledger]") {
  for (auto [offset, midnight] : {std::pair{420min, "2026-11-24T00:00:00+07:00"},
                                  std::pair{480min, "2026-11-24T00:00:00+08:00"},
                                  std::pair{540min, "2026-11-24T00:00:00+09:00"}}) {
    MemoryDisk disk;
    MemoryVfs vfs{disk};
    auto config = memory_config();
    config.utc_offset = offset;
    auto turn = *parse_instant(midnight);
    auto ledger = std::move(*Ledger::open(config, turn - 1h));
    CHECK(issue(*ledger, 1, turn - 1h) == "2026-11-23 A001");
    CHECK(issue(*ledger, 2, turn - 1ms) == "2026-11-23 A002");
    CHECK(issue(*ledger, 3, turn) == "2026-11-24 A001");
    CHECK(issue(*ledger, 4, turn - 30s) == "2026-11-24 A002");
    CHECK(issue(*ledger, 5, turn + 1min, 'B') == "2026-11-24 B001");
  }
}

TEST_CASE("a doubtful clock is told, keeps the day, and staff can confirm it", "[ledger]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto config = memory_config();
  auto ledger = std::move(*Ledger::open(config, morning));
  CHECK(issue(*ledger, 1, morning) == "2026-11-23 A001");
  auto later = morning + 3653 * 24h;
  CHECK(issue(*ledger, 2, later) == "2026-11-23 A002");
  CHECK(ledger->status()->clock == domain::ClockVerdict::FarAhead);
  CHECK(issue(*ledger, 3, Instant{}) == "2026-11-23 A003");
  CHECK(ledger->status()->clock == domain::ClockVerdict::BeforeFloor);
  CHECK(issue(*ledger, 4, morning - 24h) == "2026-11-23 A004");
  CHECK(ledger->status()->clock == domain::ClockVerdict::BeforeRecords);
  CHECK(issue(*ledger, 5, morning + 24h) == "2026-11-24 A001");
  CHECK(ledger->status()->clock == domain::ClockVerdict::Plausible);
  REQUIRE(ledger->confirm_clock(later));
  CHECK(issue(*ledger, 6, later) == to_iso(to_local(later, config.utc_offset).date) + " A001");
  CHECK(ledger->verify()->intact());
}

TEST_CASE("999 is followed by 1000, and 9999 by an error that harms no other group", "[ledger]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto config = memory_config();
  auto ledger = std::move(*Ledger::open(config, morning));
  for (std::uint32_t i = 1; i <= 998; ++i) (void)ledger->issue_ticket(sample_request(i), morning);
  CHECK(issue(*ledger, 999, morning) == "2026-11-23 A999");
  CHECK(issue(*ledger, 1000, morning) == "2026-11-23 A1000");
  ledger.reset();
  REQUIRE(run_sql(config.path, config.vfs,
                  "INSERT INTO number_floors VALUES('2026-11-23', 'A', 9999)"));
  ledger = std::move(*Ledger::open(config, morning));
  CHECK(issue(*ledger, 1001, morning) == "exhausted");
  CHECK(issue(*ledger, 1002, morning, 'B') == "2026-11-23 B001");
  CHECK(issue(*ledger, 1003, morning + 24h) == "2026-11-24 A001");
}
