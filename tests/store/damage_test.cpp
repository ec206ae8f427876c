// Files that cannot be believed (R04): set aside, never deleted, and no number given twice.

#include "kiosk/store/damage.h"

#include <fstream>
#include <functional>
#include <map>
#include <random>

#include <fmt/format.h>

#include "kiosk/store/files.h"
#include "kiosk/store/ledger.h"
#include "kiosk/store/mark.h"
#include "kiosk/store/wal.h"
#include "tests/store/left_behind.h"
#include "tests/store/older_ledger.h"
#include "tests/store/raw_sql.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

TEST_CASE("an unreadable database is set aside and numbers go on with a margin", "[damage]") {
  ScratchFolder folder;
  auto left = left_behind(12, 0);
  auto config = sample_config(folder.file("ledger.db"));
  auto damaged = left.database;
  damaged[0] = 'X';
  write_bytes(config.path, damaged);
  auto ledger = Ledger::open(config, morning);
  REQUIRE(ledger);
  CHECK((*ledger)->status()->restarted_from_damage);
  CHECK(read_bytes(config.path + ".corrupt-1") == damaged);
  auto first = tests::unsent(**ledger, Chain::Journal, 1)->at(0);
  CHECK(first.kind == "ledger_started");
  CHECK(first.payload->find("\"predecessor\":\"ledger.db.corrupt-1\"") != std::string::npos);
  CHECK(next_number(**ledger) == 12 + salvage_margin + 1);
  CHECK((*ledger)->issue_ticket(sample_request(5, 'B'), morning)->number.sequence ==
        salvage_margin + 1);
  CHECK((*ledger)->issue_ticket(sample_request(6), morning + 24h)->number.sequence == 1);
  CHECK((*ledger)->verify()->intact());
}

TEST_CASE("where nothing is readable numbers begin far above", "[damage]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  write_bytes(config.path, std::string(8192, '\0'));
  auto ledger = Ledger::open(config, morning);
  REQUIRE(ledger);
  CHECK(next_number(**ledger) == blind_floor + 1);
}

TEST_CASE("a program that died while setting a file aside still finds its numbers", "[damage]") {
  ScratchFolder folder;
  auto left = left_behind(12, 0);
  auto config = sample_config(folder.file("ledger.db"));
  write_bytes(config.path + ".corrupt-1", left.database);
  CHECK(next_number(**Ledger::open(config, morning)) == 12 + salvage_margin + 1);
}

TEST_CASE("a log without its database is set aside with its numbers", "[damage]") {
  ScratchFolder folder;
  auto left = left_behind(3, 9);
  auto config = sample_config(folder.file("ledger.db"));
  write_bytes(config.path + "-wal", left.wal);
  CHECK(next_number(**Ledger::open(config, morning)) == 12 + salvage_margin + 1);
  CHECK(read_bytes(config.path + ".corrupt-1-wal") == left.wal);
}

TEST_CASE("damage inside the log does not silently forget what came after it", "[damage]") {
  ScratchFolder folder;
  auto left = left_behind(3, 9);
  auto config = sample_config(folder.file("ledger.db"));
  left.wal[32 + 24 + 100] ^= 3;
  CHECK(judge_wal(as_bytes(left.wal)) == WalVerdict::Damaged);
  put_down(config.path, left);
  auto ledger = Ledger::open(config, morning);
  REQUIRE(ledger);
  CHECK((*ledger)->status()->restarted_from_damage);
  CHECK(read_bytes(config.path + ".corrupt-1-wal") == left.wal);
  CHECK(next_number(**ledger) == 12 + salvage_margin + 1);
}

TEST_CASE("an unreadable last transaction is noted and its number not given again", "[damage]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  LeftBehind left;
  {
    auto ledger = std::move(*Ledger::open(config, morning));
    for (std::uint32_t i = 1; i <= 5; ++i)
      REQUIRE(ledger->issue_ticket(sample_request(i), morning));
    left.database = read_bytes(config.path);
    left.wal = read_bytes(config.path + "-wal");
  }
  // The last sector was not written any more.
  std::fill(left.wal.end() - 512, left.wal.end(), '\0');
  CHECK(judge_wal(as_bytes(left.wal)) == WalVerdict::CutTail);
  put_down(config.path, left);
  // A power cut in the middle of a commit: nobody was told of it, and no mark was set.
  std::filesystem::remove(config.path + ".mark");
  auto ledger = std::move(*Ledger::open(config, morning));
  CHECK_FALSE(ledger->status()->restarted_from_damage);
  CHECK(*ledger->find_ticket(sample_id(5)) == std::nullopt);
  CHECK(next_number(*ledger) == 6);
  auto records = *tests::unsent(*ledger, Chain::Journal, 100);
  CHECK(std::ranges::count(records, "ledger_tail_dropped", &Record::kind) == 1);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("a database of a later program is left untouched", "[damage]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  REQUIRE(Ledger::open(config, morning));
  REQUIRE(run_sql(config.path, "", "PRAGMA user_version=9; UPDATE ledger SET schema=9;"));
  auto bytes = read_bytes(config.path);
  auto ledger = Ledger::open(config, morning);
  REQUIRE_FALSE(ledger);
  CHECK(ledger.error() == StoreError::TooNew);
  CHECK(read_bytes(config.path) == bytes);
  CHECK_FALSE(std::filesystem::exists(config.path + ".corrupt-1"));
}

TEST_CASE("a database of the fourth version keeps its records, heads and tickets", "[damage]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  auto ledger = std::move(*Ledger::open(config, morning));
  for (std::uint32_t i = 1; i <= 40; ++i) {
    REQUIRE(ledger->issue_ticket(sample_request(i), morning));
    REQUIRE(ledger->append({.chain = Chain::Voices, .kind = "pulse", .payload = "{\"face\":1}"},
                           morning));
  }
  REQUIRE(ledger->set_print_state(sample_id(3), domain::PrintState::Printed, "", morning));
  REQUIRE(ledger->acknowledge(Chain::Voices, 10,
                              tests::unsent(*ledger, Chain::Voices, 10)->back().hash));
  const auto before = *ledger->status();
  const auto journal = *tests::unsent(*ledger, Chain::Journal, 100);
  ledger.reset();
  for (const char* older : {back_to_version_5, back_to_version_4}) {
    REQUIRE(run_sql(config.path, "", older));
  }
  ledger = std::move(*Ledger::open(config, morning));
  CHECK(ledger->status()->journal == before.journal);
  CHECK(ledger->status()->voices == before.voices);
  CHECK(*tests::unsent(*ledger, Chain::Journal, 100) == journal);
  CHECK(ledger->print_state(sample_id(3)) == domain::PrintState::Printed);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("a database of the first version goes on with its numbers", "[damage]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  REQUIRE((*Ledger::open(config, morning))->issue_ticket(sample_request(1), morning));
  for (const char* older :
       {back_to_version_5, back_to_version_4, back_to_version_3, back_to_version_1}) {
    REQUIRE(run_sql(config.path, "", older));
  }
  auto ledger = std::move(*Ledger::open(config, morning));
  auto second = ledger->issue_ticket(sample_request(2), morning);
  REQUIRE(second);
  CHECK(domain::to_string(second->number) == "A002");
  CHECK(second->ahead_at_issue == 1);
  CHECK(ledger->verify()->intact());
  ledger.reset();
  CHECK(run_sql(config.path, "", "CREATE INDEX tickets_waiting ON tickets(day, desk);"));
}

TEST_CASE("numbers are read out of any heap of bytes", "[damage]") {
  auto today = *parse_date("2026-11-23");
  auto heap = std::string(3, '\0') + R"("number":"A012","day":"2026-11-23"junk)" +
              R"("number":"A2-014","day":"2026-11-23""number":"B1000","day":"2026-11-22")" +
              R"("number":"A099","day":"2026-13-23""number":"A0)";
  auto found = find_numbers(heap);
  REQUIRE(found.size() == 2);
  CHECK(found[today] == std::map<char, int>{{'A', 14}});
  CHECK(found[add_days(today, -1)] == std::map<char, int>{{'B', 1000}});
  CHECK(latest_believable_day(found, today) == today);
  found[*parse_date("2926-11-23")]['A'] = 1;
  CHECK(latest_believable_day(found, today) == today);
  CHECK(latest_believable_day({}, today) == std::nullopt);
}

namespace {

using Change = std::function<void(const std::string& path)>;

/// What may have happened to a killed program's log and database, by name.
std::vector<std::pair<const char*, Change>> lost_ends() {
  const auto overwrite_wal = [](const std::string& path, std::string wal) {
    write_bytes(path + "-wal", wal);
  };
  const auto other = left_behind(3, 9);
  return {{"the log is removed", [](auto& path) { std::filesystem::remove(path + "-wal"); }},
          {"the log is cut at a commit's end",
           [=](auto& path) {
             auto wal = read_bytes(path + "-wal");
             constexpr std::size_t frame = 24 + 2048;
             const auto half = (wal.size() - 32) / frame / 2;
             for (auto frames = half; frames > 0; --frames) {
               const auto cut = wal.substr(0, 32 + frames * frame);
               if (judge_wal(as_bytes(cut)) != WalVerdict::Whole) continue;
               return overwrite_wal(path, cut);
             }
           }},
          {"the log is zeroed",
           [=](auto& path) {
             overwrite_wal(path, std::string(read_bytes(path + "-wal").size(), '\0'));
           }},
          {"the log is another kiosk's", [=](auto& path) { overwrite_wal(path, other.wal); }},
          {"the database is empty beside a full log", [](auto& path) { write_bytes(path, ""); }},
          {"both are gone",
           [](auto& path) {
             std::filesystem::remove(path);
             std::filesystem::remove(path + "-wal");
           }},
          {"database and log are an older copy", [](auto& path) {
             write_bytes(path, read_bytes(path + ".copy"));
             std::filesystem::remove(path + "-wal");
           }}};
}

/// The same kiosk's files as the power cut leaves them, after 120 tickets; `.copy` after five.
void leave_behind_120(const std::string& path) {
  const ScratchFolder live;
  const auto origin = live.file("ledger.db");
  auto ledger = std::move(*Ledger::open(sample_config(origin), morning));
  for (std::uint32_t i = 1; i <= 5; ++i) REQUIRE(ledger->issue_ticket(sample_request(i), morning));
  REQUIRE(ledger->maintain());
  write_bytes(path + ".copy", read_bytes(origin));
  for (std::uint32_t i = 6; i <= 120; ++i) {
    REQUIRE(ledger->issue_ticket(sample_request(i), morning));
  }
  for (const char* ending : {"", "-wal", ".mark"}) {
    write_bytes(path + ending, read_bytes(origin + ending));
  }
  write_bytes(voices_path(path), read_bytes(voices_path(origin)));
}

}  // namespace

TEST_CASE("a journal that lost its end is noticed, and no number is given again", "[damage]") {
  for (const auto& [name, change] : lost_ends()) {
    INFO(name);
    const ScratchFolder folder;
    const auto path = folder.file("ledger.db");
    leave_behind_120(path);
    change(path);
    auto ledger = Ledger::open(sample_config(path), morning);
    REQUIRE(ledger);
    CHECK(next_number(**ledger) > 120);
    const auto first = tests::unsent(**ledger, Chain::Journal, 1)->at(0);
    CHECK(first.payload->find("floors_of_days") != std::string::npos);  // told, and sent
    CHECK((*ledger)->issue_ticket(sample_request(888'888), morning + 24h)->number.sequence == 1);
    CHECK((*ledger)->verify()->intact());
    ledger->reset();
    // It is told once: what follows is a ledger like any other.
    auto again = Ledger::open(sample_config(path), morning + 25h);
    REQUIRE(again);
    CHECK((*again)->issue_ticket(sample_request(999'999), morning + 25h)->number.sequence == 2);
  }
}

TEST_CASE("a mark reads back as it was written, and nothing else is one", "[damage]") {
  const Mark mark{.ledger = sample_id(7),
                  .sequence = 123,
                  .hash = sha256(as_bytes(std::string_view{"x"})),
                  .day = Date{2026y / 11 / 23},
                  .numbers = {{'A', 14}, {'Z', 9999}}};
  const auto text = to_text(mark);
  CHECK(text.size() == 512);
  CHECK(parse_mark(text) == mark);
  CHECK(parse_mark(to_text(Mark{})) == Mark{});
  CHECK_FALSE(parse_mark(""));
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    auto flipped = text;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    CHECK_FALSE(parse_mark(flipped));
  }
}
