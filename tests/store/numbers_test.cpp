// Numbers over restarts, killed programs, midnights, zones and clocks that jump (R07).

#include <set>

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

std::string issue(Ledger& ledger, std::uint32_t id, Instant now, char group = 'A') {
  auto ticket = ledger.issue_ticket(sample_request(id, group), now);
  if (!ticket) return name_of(ticket.error());
  return to_iso(ticket->day) + " " + domain::to_string(ticket->number);
}

/// Every ticket in the ledger, by its records, and whether it says that its number goes on after
/// another day's.
std::vector<std::pair<domain::Ticket, bool>> all_tickets(Ledger& ledger) {
  std::vector<std::pair<domain::Ticket, bool>> tickets;
  auto records = tests::unsent(ledger, Chain::Journal, 1'000'000);
  REQUIRE(records);
  for (const auto& record : *records) {
    if (record.kind != "ticket_issued") continue;
    auto ticket = records::parse_ticket_payload(record.payload.value_or(""));
    REQUIRE(ticket);
    tickets.emplace_back(*ticket, records::continued_day(*record.payload).has_value());
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
    std::map<std::pair<Date, char>, int> last;
    for (const auto& [ticket, explains_gap] : all_tickets(*ledger)) {
      auto& before = last[{ticket.day, ticket.number.group}];
      good = good && (explains_gap ? ticket.number.sequence > before
                                   : ticket.number.sequence == before + 1);
      before = ticket.number.sequence;
      told.erase(to_iso(ticket.day) + " " + domain::to_string(ticket.number));
    }
    CHECK(told.empty());
    CHECK(good);  // every gap has its reason
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
  CHECK(issue(*ledger, 4, morning - 24h) == "2026-11-22 A004");
  CHECK(ledger->status()->clock == domain::ClockVerdict::BeforeRecords);
  CHECK(issue(*ledger, 5, morning + 24h) == "2026-11-24 A001");
  CHECK(ledger->status()->clock == domain::ClockVerdict::Plausible);
  REQUIRE(ledger->confirm_clock(later));
  CHECK(issue(*ledger, 6, later) == to_iso(to_local(later, config.utc_offset).date) + " A001");
  CHECK(ledger->verify()->intact());
}

TEST_CASE("after a ticket on a wrong future date each right day begins at one", "[ledger]") {
  for (const bool confirmed : {false, true}) {
    for (const bool restarted : {false, true}) {
      MemoryDisk disk;
      MemoryVfs vfs{disk};
      auto config = memory_config();
      auto ledger = std::move(*Ledger::open(config, morning));
      std::uint32_t id = 0;
      const auto next = [&](Instant now, char group = 'A') {
        if (restarted) {
          ledger.reset();
          ledger = std::move(*Ledger::open(config, now));
        }
        return issue(*ledger, ++id, now, group);
      };
      CHECK(next(morning) == "2026-11-23 A001");
      CHECK(next(morning) == "2026-11-23 A002");
      CHECK(next(morning, 'B') == "2026-11-23 B001");
      const auto wrong = morning + 300 * 24h;
      CHECK(next(wrong) == "2027-09-19 A001");
      CHECK(next(wrong, 'B') == "2027-09-19 B001");
      CHECK(next(wrong, 'B') == "2027-09-19 B002");
      // The holders of both series may still be in the hall.
      CHECK(next(morning + 1h) == "2026-11-23 A003");
      CHECK(next(morning + 1h, 'B') == "2026-11-23 B003");
      if (confirmed) REQUIRE(ledger->confirm_clock(morning + 1h));
      for (int day = 1; day <= 3; ++day) {
        CHECK(next(morning + day * 24h) == to_iso(add_days(Date{2026y / 11 / 23}, day)) + " A001");
        CHECK(ledger->issued_today(morning + day * 24h)->at('A') == 1);  // for the quota
      }
      CHECK(next(wrong - 24h) == "2027-09-18 A001");
      CHECK(next(wrong) == "2027-09-19 A002");
      CHECK(ledger->verify()->intact());
    }
  }
}

TEST_CASE("a day that the clock left by mistake goes on after the numbers given meanwhile",
          "[ledger]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto ledger = std::move(*Ledger::open(memory_config(), morning));
  CHECK(issue(*ledger, 1, morning) == "2026-11-23 A001");
  CHECK(issue(*ledger, 2, morning - 24h) == "2026-11-22 A002");
  CHECK(issue(*ledger, 3, morning + 1min) == "2026-11-23 A003");
  CHECK(issue(*ledger, 4, morning + 24h) == "2026-11-24 A001");
}

TEST_CASE("the office's offset may come when the ledger is open", "[ledger]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto ledger = std::move(*Ledger::open(memory_config(), morning));
  const auto evening = *parse_instant("2026-11-23T23:30:00+09:00");
  ledger->use_offset(540min);
  CHECK(issue(*ledger, 1, evening) == "2026-11-23 A001");
  CHECK(issue(*ledger, 2, evening + 1h) == "2026-11-24 A001");
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
