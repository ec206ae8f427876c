// The thread that owns the ledger, as the running kiosk uses it.

#include "kiosk/shell/threads/store_worker.h"

#include <filesystem>

#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace m = kiosk::messages;
namespace shell = kiosk::shell;
namespace store = kiosk::store;
using kiosk::Instant;
using namespace std::chrono_literals;
using store::test::morning;

namespace {

/// A worker with its mailbox, asked and answered one job after the other.
class StoreThread {
 public:
  explicit StoreThread(store::LedgerConfig config)
      : mailbox_([] {}), worker_(std::move(config), shell::development_seal_keys(), mailbox_) {}

  /// The first answer of that kind; fails the test when none comes.
  template <class Answer>
  Answer ask(shell::StoreWorker::Job job) {
    worker_.submit(std::move(job));
    for (int waited = 0; waited < 200; ++waited) {
      for (auto& event : mailbox_.take_all()) {
        if (auto* answer = get_if<Answer>(&event)) return std::move(*answer);
      }
      mailbox_.wait(100ms);
    }
    FAIL("no answer");
    return {};
  }
  /// The first event of that kind that is as wanted.
  template <class Answer, class Wanted>
  Answer await(Wanted wanted) {
    for (int waited = 0; waited < 200; ++waited) {
      for (auto& event : mailbox_.take_all()) {
        auto* answer = get_if<Answer>(&event);
        if (answer != nullptr && wanted(*answer)) return std::move(*answer);
      }
      mailbox_.wait(100ms);
    }
    FAIL("no answer");
    return {};
  }
  void tell(shell::StoreWorker::Job job) { worker_.submit(std::move(job)); }

  std::string number_at(Instant now) {
    const auto issued = ask<m::TicketIssued>(
        m::IssueTicket{.request = store::test::sample_request(++id_), .now = now});
    return ::kiosk::to_iso(issued.ticket.day) + " " +
           ::kiosk::domain::to_string(issued.ticket.number);
  }
  std::string report_number_at(Instant now) {
    return ask<m::ComplaintKept>(m::KeepComplaint{.id = store::test::sample_id(++id_), .now = now})
        .number;
  }

 private:
  std::uint32_t id_ = 0;
  shell::Mailbox mailbox_;
  shell::StoreWorker worker_;
};

}  // namespace

TEST_CASE("numbers of tickets and reports turn at the midnight of the office, in every zone",
          "[store_worker]") {
  for (const auto offset : {420min, 480min, 540min}) {
    const tests::TemporaryFolder folder;
    StoreThread kiosk{{.path = folder.path() + "/ledger.db", .reserve_bytes = 0}};
    kiosk.tell(shell::StoreWorker::UseOffset{offset});
    const Instant midnight = std::chrono::sys_days{2026y / 12 / 1} - offset;
    CHECK(kiosk.number_at(midnight - 1min) == "2026-11-30 A001");
    CHECK(kiosk.number_at(midnight - 1s) == "2026-11-30 A002");
    CHECK(kiosk.report_number_at(midnight - 1s) == "PGD-261130-K01-0001");
    CHECK(kiosk.number_at(midnight + 1s) == "2026-12-01 A001");
    CHECK(kiosk.report_number_at(midnight + 1s) == "PGD-261201-K01-0001");
    CHECK(kiosk.number_at(midnight + 9h) == "2026-12-01 A002");
  }
}

TEST_CASE("a report tells of a clock of another age, and that it was put right", "[store_worker]") {
  using ::kiosk::domain::ClockVerdict;
  const tests::TemporaryFolder folder;
  StoreThread kiosk{store::test::sample_config(folder.path() + "/ledger.db")};
  const auto clock_at = [&](Instant now) {
    return kiosk.ask<m::StoreReported>(m::AskStore{.now = now}).clock;
  };
  CHECK(clock_at(morning) == ClockVerdict::Plausible);
  CHECK(clock_at(Instant{}) == ClockVerdict::BeforeFloor);
  CHECK(clock_at(morning + 10000h) == ClockVerdict::FarAhead);
  CHECK(clock_at(morning + 1h) == ClockVerdict::Plausible);
}

TEST_CASE("a data folder that is moved away is told, and nothing is said to be saved",
          "[store_worker]") {
  namespace fs = std::filesystem;
  const tests::TemporaryFolder folder;
  const auto data = folder.path() + "/data";
  fs::create_directory(data);
  StoreThread kiosk{{.path = data + "/ledger.db", .reserve_bytes = 0}};
  CHECK(kiosk.number_at(morning) == "2026-11-23 A001");
  fs::rename(data, data + ".away");
  CHECK(kiosk.await<m::StoreReported>([](auto& report) { return report.trouble.has_value(); })
            .trouble == store::StoreError::IoError);
  const auto refused = kiosk.ask<m::TicketRefused>(
      m::IssueTicket{.request = store::test::sample_request(70), .now = morning});
  CHECK(refused.error == store::StoreError::IoError);
  CHECK_FALSE(fs::exists(data));
  fs::create_directory(data);  // an empty folder in its place is not the ledger
  kiosk.ask<m::TicketRefused>(
      m::IssueTicket{.request = store::test::sample_request(71), .now = morning});
  fs::remove_all(data);
  fs::rename(data + ".away", data);
  CHECK_FALSE(kiosk.ask<m::StoreReported>(m::AskStore{.now = morning}).trouble);
  CHECK(kiosk.number_at(morning) == "2026-11-23 A002");
}
