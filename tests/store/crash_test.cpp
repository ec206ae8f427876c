// Power cuts and failing disks (R01, R03): what was acknowledged is there, once, whatever happened.

#include <set>

#include "kiosk/store/ledger.h"
#include "tests/store/memory_disk.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

namespace {

/// What a visitor was told.
using Told = std::vector<domain::Ticket>;

/// One call of a small day; tickets that were acknowledged are added to `told`.
bool run_call(Ledger& ledger, int call, Told& told) {
  auto number = static_cast<std::uint32_t>(call);
  auto now = morning + std::chrono::minutes{call};
  switch (call % 5) {
    case 1:
      return ledger.set_print_state(sample_id(number - 1), domain::PrintState::Printing, "", now)
          .has_value();
    case 3:
      return ledger
          .append({.chain = Chain::Voices,
                   .kind = "pulse",
                   .payload = "{}",
                   .id = sample_id(1000 + number)},
                  now)
          .has_value();
    case 4:
      return ledger.maintain().has_value();
    default:
      break;
  }
  auto ticket = ledger.issue_ticket(sample_request(number, call % 2 == 0 ? 'A' : 'B'), now);
  if (ticket) told.push_back(*ticket);
  return ticket.has_value();
}

constexpr int calls = 10;

/// Every ticket told is stored as told, no number exists twice, and the next one is new.
bool is_kept(Ledger& ledger, const Told& told) {
  std::set<std::pair<Date, std::string>> numbers;
  for (const auto& ticket : told) {
    auto stored = ledger.find_ticket(ticket.request.id);
    if (!stored || *stored != ticket) return false;
    if (!numbers.emplace(ticket.day, domain::to_string(ticket.number)).second) return false;
  }
  auto next = ledger.issue_ticket(sample_request(900'000), morning + 1h);
  if (!next || !numbers.emplace(next->day, domain::to_string(next->number)).second) return false;
  auto report = ledger.verify();
  return report && report->intact();
}

struct Day {
  std::vector<std::map<std::string, DiskFile>> snapshots;
  std::vector<std::size_t> told_at;  // how many tickets had been told before the snapshot
  Told told;
};

Day run_day(MemoryDisk& disk) {
  Day day;
  disk.snapshots = &day.snapshots;
  {
    auto ledger = Ledger::open(memory_config(), morning);
    REQUIRE(ledger);
    for (int call = 0; call < calls; ++call) {
      auto before = day.told.size();
      REQUIRE(run_call(**ledger, call, day.told));
      day.told_at.resize(day.snapshots.size(), before);
    }
  }
  day.told_at.resize(day.snapshots.size(), day.told.size());
  disk.snapshots = nullptr;
  return day;
}

}  // namespace

TEST_CASE("after a power cut at any moment every acknowledged ticket is there", "[ledger]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto day = run_day(disk);
  REQUIRE(day.told.size() == 4);
  std::mt19937 random{1};
  auto states = rounds(2000);
  int lost = 0;
  for (int state = 0; state < states; ++state) {
    auto index = static_cast<std::size_t>(state) % day.snapshots.size();
    disk.files = day.snapshots[index];
    disk.cut_power(random);
    auto told = day.told_at[index];
    auto ledger = Ledger::open(memory_config(), morning + 1h);
    Told acknowledged{day.told.begin(), day.told.begin() + static_cast<std::ptrdiff_t>(told)};
    if (!ledger || !is_kept(**ledger, acknowledged)) ++lost;
  }
  CHECK(lost == 0);
  WARN("crash states: " << states << " at " << day.snapshots.size() << " moments, lost: " << lost);
}

TEST_CASE("whichever operation of the disk fails, a retry stores everything once", "[ledger]") {
  MemoryDisk counting;
  std::int64_t operations = 0;
  {
    MemoryVfs vfs{counting};
    run_day(counting);
    operations = counting.operations;
  }
  std::mt19937 random{2};
  int runs = 0;
  int bad = 0;
  for (auto fault : {DiskFault::IoError, DiskFault::Full, DiskFault::ShortWrite}) {
    for (std::int64_t at = 0; at < operations; ++at) {
      ++runs;
      MemoryDisk disk;
      disk.plan = {.at = at, .fault = fault};
      MemoryVfs vfs{disk};
      Told told;
      auto ledger = Ledger::open(memory_config(), morning);
      if (!ledger) ledger = Ledger::open(memory_config(), morning);
      bool good = ledger.has_value();
      for (int call = 0; good && call < calls; ++call) {
        good = run_call(**ledger, call, told) || run_call(**ledger, call, told);
      }
      good = good && told.size() == 4 && is_kept(**ledger, told);
      // A sync that failed must not leave pages that only seem to be on the disk.
      auto files = disk.files;
      if (ledger) ledger->reset();
      disk.files = files;
      disk.cut_power(random);
      auto again = Ledger::open(memory_config(), morning + 1h);
      good = good && again && is_kept(**again, told);
      if (!good) ++bad;
    }
  }
  CHECK(bad == 0);
  WARN("disk faults: " << runs << " runs over " << operations << " operations, bad: " << bad);
}

TEST_CASE("while the disk fails nothing is promised, and afterwards the ledger goes on by itself",
          "[ledger]") {
  for (auto fault : {DiskFault::IoError, DiskFault::Full, DiskFault::ReadOnly}) {
    MemoryDisk disk;
    MemoryVfs vfs{disk};
    auto ledger = Ledger::open(memory_config(), morning);
    REQUIRE(ledger);
    REQUIRE((*ledger)->issue_ticket(sample_request(1), morning));
    disk.plan = {.at = disk.operations, .fault = fault, .sticky = true};
    for (std::uint32_t i = 2; i < 5; ++i) {
      auto ticket = (*ledger)->issue_ticket(sample_request(i), morning);
      REQUIRE_FALSE(ticket);
      switch (fault) {
        case DiskFault::Full:
          CHECK(ticket.error() == StoreError::DiskFull);
          break;
        case DiskFault::ReadOnly:
          CHECK(ticket.error() == StoreError::ReadOnly);
          break;
        case DiskFault::IoError:
        case DiskFault::ShortWrite:
          CHECK(ticket.error() == StoreError::IoError);
          break;
      }
    }
    disk.plan = {};
    Told told;
    for (std::uint32_t i = 1; i < 5; ++i) {
      auto ticket = (*ledger)->issue_ticket(sample_request(i), morning);
      REQUIRE(ticket);
      told.push_back(*ticket);
    }
    CHECK(is_kept(**ledger, told));
    // Pages whose sync failed only seemed to be on the disk; they must be there by now.
    auto files = disk.files;
    ledger->reset();
    disk.files = files;
    std::mt19937 random{3};
    disk.cut_power(random);
    auto again = Ledger::open(memory_config(), morning + 2h);
    REQUIRE(again);
    CHECK(is_kept(**again, told));
  }
}

TEST_CASE("a full disk takes the reserve: tickets go on, forms close, and both return",
          "[ledger]") {
  ScratchFolder folder;
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto config = sample_config(folder.file("ledger.db"));
  config.vfs = MemoryVfs::name;
  config.reserve_bytes = 8U << 20U;  // more than the log grows to before it is emptied
  auto reserve = config.path + ".reserve";
  std::size_t room = 16U << 20U;
  disk.capacity_bytes = [&] {
    return room - (std::filesystem::exists(reserve) ? config.reserve_bytes : 0);
  };
  auto ledger = Ledger::open(config, morning);
  REQUIRE(ledger);
  CHECK(std::filesystem::file_size(reserve) == config.reserve_bytes);
  std::size_t used = 0;
  for (const auto& [name, file] : disk.files) used += file.visible.size();
  room = used + config.reserve_bytes;
  int refused = 0;
  for (std::uint32_t i = 1; i <= 400; ++i) {
    if (!(*ledger)->issue_ticket(sample_request(i), morning)) ++refused;
  }
  CHECK(refused == 0);
  REQUIRE((*ledger)->status());
  CHECK((*ledger)->status()->reserve_given_up);
  CHECK_FALSE(std::filesystem::exists(reserve));
  NewRecord form{.chain = Chain::Voices, .kind = "complaint", .payload = "{}"};
  auto closed = (*ledger)->append(form, morning);
  REQUIRE_FALSE(closed);
  CHECK(closed.error() == StoreError::DiskFull);
  room = 32U << 20U;
  CHECK((*ledger)->maintain());
  CHECK_FALSE((*ledger)->status()->reserve_given_up);
  CHECK((*ledger)->append(form, morning));
  CHECK((*ledger)->verify()->intact());
}
