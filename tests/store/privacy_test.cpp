// Who has every file of a killed kiosk still cannot place a voice between two tickets (P01, P10):
// the attack is made at every operation of the disk, by content, place, size and time.

#include <chrono>

#include <fmt/format.h>
#include <sys/stat.h>

#include "kiosk/store/files.h"
#include "kiosk/store/ledger.h"
#include "tests/store/memory_disk.h"
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

using Files = std::map<std::string, DiskFile>;

enum class Step : std::uint8_t { Ticket, Complaint, Survey, Face };

NewReport sealed_report(std::uint32_t number) {
  NewReport report{.id = sample_id(number), .report = {}};
  report.report.matter.box = "sealed";
  return report;
}

/// One step of a morning, `number` of its kind. Words that only this record holds make it findable.
void take(Ledger& ledger, Step step, std::uint32_t number, Instant now) {
  const auto token = fmt::format("token{:04}", number);
  switch (step) {
    case Step::Ticket:
      REQUIRE(ledger.issue_ticket(sample_request(number), now));
      return;
    case Step::Complaint:
      REQUIRE(ledger.keep_report(sealed_report(1000 + number), now));
      return;
    case Step::Survey:
    case Step::Face:
      REQUIRE(ledger.append({.chain = Chain::Voices,
                             .kind = step == Step::Survey ? "survey" : "pulse",
                             .payload = fmt::format(R"({{"voice":{}}})", number),
                             .id = sample_id(2000 + number),
                             .spends = token},
                            now));
      return;
  }
}

/// A morning without voices, or with those that `voices` holds, each at its place among the
/// tickets.
Files morning_of(const std::map<int, Step>& voices) {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto config = memory_config();
  std::uint8_t next = 0;
  config.entropy = [&](std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) byte = next++;
  };
  auto ledger = open_at(config);
  for (int place = 0; place < 40; ++place) {
    const auto now = morning + place * 1min;
    take(*ledger, Step::Ticket, static_cast<std::uint32_t>(place) + 1, now);
    const auto voice = voices.find(place);
    if (voice != voices.end()) {
      take(*ledger, voice->second, static_cast<std::uint32_t>(voice->second) + 1, now + 30s);
    }
  }
  auto files = disk.files;  // as a power cut leaves them: nothing is closed
  ledger.reset();
  return files;
}

/// What of a file can tell anything: all but a log's salts and the checksums over them, which are
/// drawn anew each time.
std::vector<std::uint8_t> told_by(const DiskFile& file) {
  auto bytes = file.visible;
  constexpr std::size_t header = 32;
  constexpr std::size_t frame = 24 + 2048;
  const bool is_log = bytes.size() > header && bytes[0] == 0x37 && bytes[1] == 0x7F;
  if (!is_log) return bytes;
  std::fill_n(bytes.begin() + 16, 16, 0);
  for (auto at = header; at + frame <= bytes.size(); at += frame) {
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 8, 16, 0);
  }
  return bytes;
}

std::string text(const DiskFile& file) {
  return {file.visible.begin(), file.visible.end()};
}

}  // namespace

TEST_CASE("the tickets' files are byte by byte the same whether somebody raised a voice or not",
          "[privacy]") {
  const auto silent = morning_of({});
  for (const int place : {3, 20, 39}) {
    const auto spoken = morning_of({{place, Step::Complaint},
                                    {(place + 7) % 40, Step::Survey},
                                    {(place + 11) % 40, Step::Face}});
    for (const auto* file : {"/memory/ledger.db", "/memory/ledger.db-wal"}) {
      INFO(file << " " << place);
      CHECK((told_by(spoken.at(file)) == told_by(silent.at(file))));
    }
  }
}

TEST_CASE("the voices' files are byte by byte the same wherever among the tickets they came",
          "[privacy]") {
  const auto early = morning_of({{1, Step::Complaint}, {2, Step::Survey}, {3, Step::Face}});
  const auto late = morning_of({{17, Step::Complaint}, {29, Step::Survey}, {38, Step::Face}});
  for (const auto* file :
       {"/memory/voices.db", "/memory/voices.db-wal", "/memory/spent.db", "/memory/spent.db-wal"}) {
    INFO(file);
    CHECK(early.at(file).visible == late.at(file).visible);
  }
}

TEST_CASE("at every moment of a voice its files and the tickets' hold nothing of each other",
          "[privacy]") {
  std::vector<Files> snapshots;
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto ledger = open_at(memory_config());
  for (std::uint32_t i = 1; i <= 5; ++i) take(*ledger, Step::Ticket, i, morning);
  const auto tickets = disk.files.at("/memory/ledger.db-wal").visible;
  disk.snapshots = &snapshots;
  for (std::uint32_t i = 1; i <= 3; ++i) {
    take(*ledger, Step::Complaint, i, morning + 1min);
    take(*ledger, Step::Survey, 10 + i, morning + 2min);
    take(*ledger, Step::Face, 20 + i, morning + 3min);
  }
  disk.snapshots = nullptr;
  CHECK(snapshots.size() > 30);
  for (const auto& files : snapshots) {
    CHECK(files.at("/memory/ledger.db-wal").visible == tickets);
    for (const auto* file : {"/memory/voices.db", "/memory/voices.db-wal"}) {
      CHECK(text(files.at(file)).find("token") == std::string::npos);
      CHECK(text(files.at(file)).find("ticket_issued") == std::string::npos);
    }
  }
  // Afterwards no log of the voices tells of an order.
  for (const auto* file : {"/memory/voices.db-wal", "/memory/spent.db-wal"}) {
    CHECK(disk.files.at(file).visible.empty());
  }
}

TEST_CASE("where a token stands does not tell when it came", "[privacy]") {
  std::vector<std::vector<std::uint8_t>> left;
  for (const bool backwards : {false, true}) {
    MemoryDisk disk;
    MemoryVfs vfs{disk};
    auto ledger = open_at(memory_config());
    for (std::uint32_t i = 0; i < 30; ++i) {
      take(*ledger, Step::Face, backwards ? 30 - i : i + 1, morning + i * 1min);
    }
    ledger.reset();
    left.push_back(disk.files.at("/memory/spent.db").visible);
  }
  // But for the header's counters of changes, which are as many either way.
  CHECK(left[0] == left[1]);
}

TEST_CASE("records of voices carry the hour, and the file system's times of their files too",
          "[privacy]") {
  const ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  take(*ledger, Step::Ticket, 1, morning);
  take(*ledger, Step::Complaint, 1, morning + 17min + 23s);
  take(*ledger, Step::Face, 1, morning + 18min);
  const auto voices = *tests::unsent(*ledger, Chain::Voices, 10);
  REQUIRE(voices.size() == 3);
  for (const auto& record : voices) CHECK(record.time == morning);
  for (const auto* name : {"voices.db", "voices.db-wal", "spent.db", "spent.db-wal"}) {
    struct stat status{};
    REQUIRE(::stat(folder.file(name).c_str(), &status) == 0);
    INFO(name);
    CHECK(status.st_mtim.tv_sec % 3600 == 0);
    CHECK(status.st_mtim.tv_nsec == 0);
  }
}

TEST_CASE("an older ledger's voices move apart, and nothing of them stays in its file and log",
          "[privacy]") {
  const ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  for (std::uint32_t i = 1; i <= 50; ++i) {
    take(*ledger, Step::Ticket, i, morning);
    take(*ledger, Step::Survey, i, morning);
    take(*ledger, Step::Complaint, i, morning);
  }
  const auto before = *ledger->status();
  const auto voices = *tests::unsent(*ledger, Chain::Voices, 1000);
  ledger.reset();
  REQUIRE(run_sql(config.path, "", back_to_version_5));
  CHECK(tests::read_file(config.path).find("\"voice\":17") != std::string::npos);
  ledger = open_at(config, morning + 1h);
  CHECK(ledger->status()->voices == before.voices);
  CHECK(*tests::unsent(*ledger, Chain::Voices, 1000) == voices);
  const auto verified = *ledger->verify();
  for (const auto& finding : verified.findings) {
    UNSCOPED_INFO(name_of(finding.chain)
                  << " " << finding.sequence << " " << name_of(finding.fault));
  }
  CHECK(verified.intact());
  for (const auto& file : {config.path, config.path + "-wal"}) {
    const auto bytes = tests::read_file(file);
    for (const auto* gone : {"\"voice\":", "PGD-261123", "survey"}) {
      INFO(file << " " << gone);
      CHECK(bytes.find(gone) == std::string::npos);
    }
  }
  const auto next = ledger->keep_report(sealed_report(9000), morning + 1h);
  REQUIRE(next);
  CHECK(next->number == "PGD-261123-K01-0051");
}
