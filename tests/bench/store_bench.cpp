// Durable tickets a second against the least the disk can do: overwriting one page and syncing it,
// in the same run and folder, nine times in turn. Usage: bench_store [folder] [tickets a round]

#include <chrono>
#include <filesystem>
#include <random>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "kiosk/store/ledger.h"
#include "tests/bench/figures.h"

using namespace kiosk;
using namespace kiosk::store;

namespace {

long syncs = 0;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Pages of 4 KiB overwritten and synced a second.
double raw_rate(const std::string& path, int count) {
  int file = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  std::array<char, 4096> page{};
  constexpr int pages = 256;
  for (int i = 0; i < pages; ++i) {
    if (pwrite(file, page.data(), page.size(), i * 4096L) != 4096) return 0;
  }
  fsync(file);
  auto start = Clock::now();
  for (int i = 0; i < count; ++i) {
    page.fill(static_cast<char>(i));
    if (pwrite(file, page.data(), page.size(), i % pages * 4096L) != 4096) return 0;
    fdatasync(file);
  }
  auto rate = count / seconds_since(start);
  close(file);
  return rate;
}

/// As the kiosk makes them: the time first, then what chance gives.
Uuid id_of(int number) {
  static std::mt19937 random{7};
  std::array<std::uint8_t, 10> tail{};
  for (auto& byte : tail) byte = static_cast<std::uint8_t>(random());
  return make_uuid_v7(Instant{std::chrono::milliseconds{1'795'000'000'000 + number * 3000LL}},
                      tail);
}

/// Tickets a second of `count` in a row; negative when the ledger refused one.
double ticket_rate(Ledger& ledger, int first, int count, Instant now) {
  const auto start = Clock::now();
  for (int i = first; i < first + count; ++i) {
    domain::TicketRequest request{.id = id_of(i), .service_code = "SP071", .desk = "KONSUL"};
    if (!ledger.issue_ticket(request, now)) return -1;
  }
  return count / seconds_since(start);
}

}  // namespace

// The database library calls these two; counting them here counts what really reaches the kernel.
extern "C" int fdatasync(int file) {
  ++syncs;
  return static_cast<int>(syscall(SYS_fdatasync, file));
}
extern "C" int fsync(int file) {
  ++syncs;
  return static_cast<int>(syscall(SYS_fsync, file));
}

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  const int count = argc > 2 ? std::atoi(argv[2]) : 400;
  constexpr int rounds = 9;
  const auto path = folder + "/bench-ledger.db";
  const auto raw_path = folder + "/bench-raw.bin";
  const auto now = *parse_instant("2026-11-23T08:00:00+07:00");
  auto ledger = Ledger::open({.path = path, .reserve_bytes = 0}, now);
  if (!ledger) {
    fmt::print(stderr, "cannot write in {}\n", folder);
    return 1;
  }
  // In turn: what else the disk does changes within seconds, and both are to feel it.
  std::vector<double> raw{raw_rate(raw_path, count)};
  std::vector<double> rates;
  std::vector<double> ratios;
  long ledger_syncs = 0;
  for (int round = 0; round < rounds; ++round) {
    syncs = 0;
    rates.push_back(ticket_rate(**ledger, round * count, count, now));
    ledger_syncs += syncs;
    raw.push_back(raw_rate(raw_path, count));
    if (rates.back() < 0 || raw.back() <= 0) return 1;
    ratios.push_back(rates.back() / ((raw[raw.size() - 2] + raw.back()) / 2));
  }
  ledger->reset();
  const double syncs_each = static_cast<double>(ledger_syncs) / (count * rounds);
  bench::print(
      {.name = "durable tickets a second",
       .measured = fmt::format("{:.0f}/s of {:.0f} raw: {:.2f} ({:.2f} .. {:.2f})",
                               bench::median(rates), bench::median(raw), bench::median(ratios),
                               bench::percentile(ratios, 0), bench::percentile(ratios, 1)),
       .value = bench::median(ratios),
       .goal = 0.5,
       .goal_text = "≥ 0.5 of 4 KiB overwrite + fdatasync",
       .better = bench::Better::Larger});
  bench::print({.name = "syncs of one ticket",
                .measured = fmt::format("{:.3f} over {} tickets", syncs_each, count * rounds),
                .value = syncs_each,
                .goal = 1.05,  // a checkpoint of the journal now and then has its own
                .goal_text = "1"});
  for (const auto& file : {path, path + "-wal", raw_path}) std::filesystem::remove(file);
  return 0;
}
