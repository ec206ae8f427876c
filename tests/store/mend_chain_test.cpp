// What of damage can be mended is (R04): bits are turned back, and one record costs itself alone.

#include "kiosk/store/mend_chain.h"

#include <array>
#include <map>
#include <random>

#include <fmt/format.h>

#include "kiosk/store/files.h"
#include "kiosk/store/ledger.h"
#include "kiosk/store/wal.h"
#include "tests/store/left_behind.h"
#include "tests/store/raw_sql.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

TEST_CASE("a flipped bit in the log is turned back, and nothing is set aside", "[mend]") {
  ScratchFolder folder;
  auto left = left_behind(3, 9);
  auto config = sample_config(folder.file("ledger.db"));
  CHECK(judge_wal(as_bytes(left.wal)) == WalVerdict::Whole);
  left.wal[32 + 24 + 100] ^= 1;
  CHECK(judge_wal(as_bytes(left.wal)) == WalVerdict::Damaged);
  put_down(config.path, left);
  auto ledger = std::move(*Ledger::open(config, morning));
  CHECK_FALSE(ledger->status()->restarted_from_damage);
  CHECK(ledger->status()->records_mended == 1);
  CHECK_FALSE(std::filesystem::exists(config.path + ".corrupt-1-wal"));
  for (const auto& ticket : left.told) CHECK(*ledger->find_ticket(ticket.request.id) == ticket);
  CHECK(next_number(*ledger) == 13);
  const auto records = *tests::unsent(*ledger, Chain::Journal, 100);
  CHECK(std::ranges::count(records, "ledger_mended", &Record::kind) == 1);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("each bit of a log that flips is found, and a cut log has none", "[mend]") {
  const auto wal = left_behind(1, 2).wal;
  constexpr std::size_t frame = 24 + 2048;
  REQUIRE(wal.size() % frame == 32);
  std::mt19937 random{11};
  int unclear = 0;
  for (int flip = 0; flip < rounds(24); ++flip) {
    const auto at = random() % wal.size();
    auto flipped = wal;
    flipped[at] =
        static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ (1U << (random() % 8)));
    const auto repair = find_flipped_bit(as_bytes(flipped));
    INFO(at);
    // Where two bits would do, as with the highest of a word, neither is taken.
    if (!repair) ++unclear;
    if (repair) {
      CHECK(*repair == WalRepair{.at_byte = at, .value = static_cast<std::uint8_t>(wal[at])});
    }
  }
  CHECK(unclear <= rounds(24) / 4);
  CHECK_FALSE(find_flipped_bit(as_bytes(wal)));
  for (const std::size_t size : {std::size_t{0}, std::size_t{31}, wal.size() - 1, 32 + frame}) {
    CHECK_FALSE(find_flipped_bit(as_bytes(wal.substr(0, size))));
  }
  auto torn = wal;
  std::fill(torn.end() - 512, torn.end(), '\0');
  CHECK_FALSE(find_flipped_bit(as_bytes(torn)));
}

TEST_CASE("bits that the log's checksum cannot tell apart are told by the page's other states",
          "[mend]") {
  const auto wal = left_behind(1, 20).wal;
  constexpr std::size_t frame = 24 + 2048;
  std::mt19937 random{12};
  int found = 0;
  int wrong = 0;
  for (int flip = 0; flip < rounds(40); ++flip) {
    // The highest bit of a word, in a page.
    const auto at = 32 + random() % (wal.size() / frame) * frame + 24 + random() % 512 * 4 + 3;
    auto flipped = wal;
    flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ 0x80U);
    const auto repair = find_flipped_bit(as_bytes(flipped));
    const WalRepair right{.at_byte = at, .value = static_cast<std::uint8_t>(wal[at])};
    if (repair) ++(*repair == right ? found : wrong);
  }
  CHECK(wrong == 0);
  CHECK(found >= rounds(40) / 4);  // of pages that the log holds three times
  WARN("found: " << found << " of " << rounds(40));
}

namespace {

enum class Outcome : std::uint8_t { Harmless, TurnedBack, GivenUp, Found, Silent };

/// Looks at a damaged ledger as its user would: is everything that was told still so, or has the
/// ledger said that it is not, and of which records?
Outcome judge(Ledger& ledger, const LeftBehind& left, std::int64_t records) {
  std::int64_t different = 0;
  for (const auto& ticket : left.told) {
    auto stored = ledger.find_ticket(ticket.request.id);
    auto state = ledger.print_state(ticket.request.id);
    const bool same = stored && *stored == ticket && state && *state == domain::PrintState::Printed;
    if (!same) ++different;
  }
  auto report = ledger.verify();
  auto status = ledger.status();
  auto last = tests::unsent(ledger, Chain::Journal, 1000);
  if (!report || !report->intact() || !status || status->restarted_from_damage || !last ||
      last->back().kind == "ledger_tail_dropped") {
    return Outcome::Found;
  }
  if (status->records_damaged > 0) {
    return different <= status->records_damaged ? Outcome::GivenUp : Outcome::Silent;
  }
  const auto voices = tests::unsent(ledger, Chain::Voices, 1000);
  const auto mended = std::ranges::count(*last, "ledger_mended", &Record::kind) +
                      std::ranges::count(*voices, "ledger_mended", &Record::kind);
  const bool all = report->erased_payloads == 0 && report->records == records + mended;
  if (different > 0 || !all) return Outcome::Silent;
  return mended > 0 ? Outcome::TurnedBack : Outcome::Harmless;
}

}  // namespace

TEST_CASE("a flipped bit or a few bytes cost a record or are found, and no number is given twice",
          "[mend]") {
  const int most_bytes = GENERATE(0, 8);  // of a burst; 0 is a bit
  ScratchFolder folder;
  constexpr std::uint32_t tickets = 8;
  std::array<LeftBehind, 2> left{left_behind(tickets, 0), left_behind(tickets / 2, tickets / 2)};
  std::mt19937 random{4};
  auto flips = rounds(240);
  std::map<Outcome, int> outcomes;
  int doubled = 0;
  auto path = folder.file("flip.db");
  for (int flip = 0; flip < flips; ++flip) {
    // Half of them in a closed database, half in a killed program's log; every tenth in the voices.
    auto damaged = left.at(static_cast<std::size_t>(flip % 2));
    auto& bytes = flip % 10 == 0 ? damaged.voices : flip % 2 == 0 ? damaged.database : damaged.wal;
    const auto place = random() % (bytes.size() - 8);
    for (int i = 0; i < std::max(most_bytes, 1); ++i) {
      auto& byte = bytes[place + static_cast<std::size_t>(i)];
      const auto change = most_bytes == 0 ? 1U << (random() % 8) : 1 + random() % 255;
      byte = static_cast<char>(static_cast<unsigned char>(byte) ^ change);
    }
    put_down(path, damaged);
    auto ledger = Ledger::open(sample_config(path), morning);
    auto outcome = Outcome::Found;
    if (ledger) {
      outcome = judge(**ledger, damaged, 2 + tickets * 2 + tickets / 4);
      auto next = (*ledger)->issue_ticket(sample_request(777'777), morning + 1min);
      if (next && next->number.sequence <= static_cast<int>(tickets)) ++doubled;
      ledger->reset();
    }
    ++outcomes[outcome];
    for (const auto& file : {path, voices_path(path), spent_path(path)}) {
      for (const char* ending : {"", "-wal", ".mark", ".corrupt-1", ".corrupt-1-wal"}) {
        std::filesystem::remove(file + ending);
      }
    }
  }
  CHECK(outcomes[Outcome::Silent] == 0);
  CHECK(doubled == 0);
  WARN("bytes: " << most_bytes << ", times: " << flips << ", harmless: "
                 << outcomes[Outcome::Harmless] << ", found: " << outcomes[Outcome::Found]
                 << ", silent: " << outcomes[Outcome::Silent] << ", turned back: "
                 << outcomes[Outcome::TurnedBack] << ", given up: " << outcomes[Outcome::GivenUp]
                 << ", numbers given twice: " << doubled);
}

namespace {

/// Eight tickets and as many sealed complaints, of which two were sent.
std::vector<Record> keep_complaints(const LedgerConfig& config) {
  auto ledger = open_at(config);
  for (std::uint32_t i = 1; i <= 8; ++i) {
    REQUIRE(ledger->issue_ticket(sample_request(i), morning));
    NewReport report{.id = sample_id(100 + i), .report = {}};
    report.report.matter.box = std::string(900, 'x');
    const auto kept = ledger->keep_report(report, morning);
    REQUIRE(kept);
  }
  auto voices = *tests::unsent(*ledger, Chain::Voices, 100);
  // The first record says that the ledger has started.
  REQUIRE(ledger->acknowledge(Chain::Voices, 3, voices[2].hash));
  voices.erase(voices.begin());
  return voices;
}

bool is_set_aside(const LedgerConfig& config) {
  return std::filesystem::exists(config.path + ".corrupt-1") ||
         std::filesystem::exists(voices_path(config.path) + ".corrupt-1");
}

}  // namespace

TEST_CASE("a voice of which more than a bit is damaged is given up alone", "[mend]") {
  struct Case {
    const char* damage;
    const char* kind;
    bool last_of_them;
  };
  const auto where = GENERATE(
      Case{"payload = 'x' || substr(payload, 2, 700) || 'yz' WHERE sequence = 6", "report_kept",
           false},
      Case{"payload_digest = 'zz', time_ms = 7, payload = 'q' WHERE sequence = 6", "ledger_lost",
           false},
      Case{"id = 'no id', hash = 'none', payload = NULL WHERE sequence = 9", "ledger_lost", true});
  INFO(where.damage);
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  const auto before = keep_complaints(config);
  REQUIRE(run_sql(config.path, "", std::string{"UPDATE apart.voices SET "} + where.damage));
  {
    auto ledger = open_at(config);
    CHECK_FALSE(is_set_aside(config));
    CHECK(ledger->status()->records_damaged == 1);
    CHECK(ledger->status()->journal.depth == 9);
    const auto voices = *tests::unsent(*ledger, Chain::Voices, 100);
    REQUIRE(voices.size() == 7);  // and the one that tells of it
    CHECK(voices.back().kind == "ledger_mended");
    const auto damaged = where.last_of_them ? 5U : 2U;
    for (std::size_t i = 0; i < 6; ++i) {
      if (i != damaged) CHECK(voices[i] == before[i + 2]);
    }
    CHECK(voices[damaged].kind == where.kind);
    CHECK(voices[damaged].hash == before[damaged + 2].hash);
    CHECK_FALSE(voices[damaged].payload);
    CHECK(ledger->verify()->intact());
  }
  // It is told once.
  CHECK(open_at(config)->status()->records_damaged == 0);
}

TEST_CASE("a ticket damaged beyond a bit is given up alone, and its number is not given again",
          "[mend]") {
  struct Case {
    const char* damage;
    const char* kind;
  };
  const auto where = GENERATE(
      Case{"journal SET payload = '{}' WHERE sequence = 5", "ticket_issued"},
      Case{"journal SET payload = '{}' WHERE sequence = 9", "ticket_issued"},
      Case{"journal SET payload = NULL WHERE sequence = 9", "ticket_issued"},
      Case{"journal SET payload = 'x', payload_digest = 'y', time_ms = 7 WHERE sequence = 9",
           "ledger_lost"},
      Case{"journal SET id = 'no id', hash = 'none', payload = '' WHERE sequence = 9",
           "ledger_lost"});
  const bool rows_too = GENERATE(false, true);
  INFO(where.damage << ", the table of tickets too: " << rows_too);
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  keep_complaints(config);
  const auto before = [&] { return *tests::unsent(*open_at(config), Chain::Journal, 100); }();
  REQUIRE(before.size() == 9);
  REQUIRE(run_sql(config.path, "", std::string{"UPDATE "} + where.damage));
  if (rows_too) REQUIRE(run_sql(config.path, "", "DELETE FROM tickets"));
  {
    auto ledger = open_at(config);
    CHECK_FALSE(is_set_aside(config));
    CHECK_FALSE(ledger->status()->restarted_from_damage);
    CHECK(ledger->status()->records_damaged == 1);
    const auto records = *tests::unsent(*ledger, Chain::Journal, 100);
    REQUIRE(records.size() == 10);  // and the one that tells of it
    CHECK(records.back().kind == "ledger_mended");
    int silent = 0;
    for (std::size_t i = 0; i < 9; ++i) {
      CHECK(records[i].hash == before[i].hash);
      if (records[i] == before[i]) continue;
      CHECK(records[i].kind == where.kind);
      CHECK_FALSE(records[i].payload);
      ++silent;
    }
    CHECK(silent == 1);
    CHECK(ledger->verify()->intact());
    CHECK(next_number(*ledger) >= 9);
  }
  // It is told once.
  auto ledger = open_at(config);
  CHECK(ledger->status()->records_damaged == 0);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("what a day's only ticket leaves when it is damaged is a floor for every group",
          "[mend]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  REQUIRE(open_at(config)->issue_ticket(sample_request(1, 'F'), morning));
  REQUIRE(run_sql(config.path, "", "UPDATE journal SET payload = 'gone' WHERE sequence = 2"));
  auto ledger = open_at(config);
  CHECK_FALSE(is_set_aside(config));
  CHECK(ledger->issue_ticket(sample_request(2, 'F'), morning)->number.sequence == 2);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("floors outlive the damage of the record that set them", "[mend]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  const auto number = [&](std::uint32_t request) {
    auto ledger = open_at(config);
    CHECK(ledger->verify()->intact());
    return ledger->issue_ticket(sample_request(request), morning)->number.sequence;
  };
  {
    auto ledger = open_at(config);
  }
  write_bytes(config.path, "this is no database any more");
  REQUIRE(number(1) == blind_floor + 1);
  REQUIRE(run_sql(config.path, "", "UPDATE journal SET payload = 'gone' WHERE sequence < 3"));
  CHECK(number(2) == blind_floor + 2);
  // And the damage of the record that told of that.
  REQUIRE(
      run_sql(config.path, "", "UPDATE journal SET payload = 'gone' WHERE kind = 'ledger_mended'"));
  const auto next = number(3);
  CHECK(next > blind_floor + 2);
  CHECK(next < blind_floor + 10);
  CHECK_FALSE(std::filesystem::exists(config.path + ".corrupt-2"));
  // A request whose record is silent is refused, and costs nothing more.
  auto ledger = open_at(config);
  CHECK(ledger->issue_ticket(sample_request(1), morning).error() == StoreError::IdentityUsed);
  CHECK(ledger->issue_ticket(sample_request(4), morning)->number.sequence == next + 1);
}

TEST_CASE("a silence that no record tells of is found and told", "[mend]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  keep_complaints(config);
  REQUIRE(run_sql(config.path, "", "UPDATE journal SET payload = NULL WHERE sequence = 4"));
  auto ledger = open_at(config);
  CHECK_FALSE(is_set_aside(config));
  CHECK(ledger->status()->records_damaged == 1);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("unsent voices of a damaged file go on as records of their own chain", "[mend]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  const auto before = keep_complaints(config);
  const auto identity = open_at(config)->status()->voices.ledger;
  const auto file = voices_path(config.path);
  // A page in the middle is no page any more.
  auto bytes = read_bytes(file);
  const auto place = bytes.find("PGD-261123-K01-0005");
  REQUIRE(place != std::string::npos);
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(place / 2048 * 2048), 64, '\xff');
  write_bytes(file, bytes);
  {
    auto ledger = open_at(config);
    const auto status = *ledger->status();
    CHECK(read_bytes(file + ".corrupt-1") == bytes);
    CHECK(status.journal.depth == 9);
    CHECK(status.voices_inherited >= 3);
    CHECK(status.voices_inherited < 6);
    const auto voices = *tests::unsent(*ledger, Chain::Voices, 10);
    REQUIRE(voices.size() == 1);
    CHECK(voices[0].payload->find(to_string(identity)) != std::string::npos);
    CHECK(ledger->verify()->intact());
  }
  const auto kept = read_bytes(file) + read_bytes(file + "-wal");
  for (const auto& voice : before) {
    const bool is_there = kept.find(*voice.payload) != std::string::npos;
    if (voice.sequence <= 3) CHECK_FALSE(is_there);  // it has been sent
    if (voice.sequence >= 8) CHECK(is_there);        // it stood in another page
  }
}
