#pragma once
// A ledger's files as a killed program leaves them.

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "kiosk/store/damage.h"
#include "kiosk/store/files.h"
#include "kiosk/store/ledger.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"

namespace kiosk::store::test {

inline void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

/// A ledger as a killed program leaves it: the database, and a WAL with the newest tickets.
struct LeftBehind {
  std::string database;
  std::string wal;
  std::string voices;
  std::vector<domain::Ticket> told;
};

inline LeftBehind left_behind(std::uint32_t in_database, std::uint32_t in_wal) {
  const ScratchFolder folder;
  auto config = sample_config(folder.file("origin.db"));
  LeftBehind left;
  auto ledger = std::move(*Ledger::open(config, morning));
  for (std::uint32_t i = 1; i <= in_database + in_wal; ++i) {
    if (i == in_database + 1) REQUIRE(ledger->maintain());
    auto ticket = ledger->issue_ticket(sample_request(i), morning);
    REQUIRE(ticket);
    left.told.push_back(*ticket);
    REQUIRE(ledger->set_print_state(sample_id(i), domain::PrintState::Printed, "", morning));
    if (i % 4 == 0) {
      REQUIRE(ledger->append({.chain = Chain::Voices, .kind = "pulse", .payload = "{\"face\":4}"},
                             morning));
    }
  }
  if (in_wal == 0) REQUIRE(ledger->maintain());
  left.database = read_bytes(config.path);
  left.wal = read_bytes(config.path + "-wal");
  left.voices = read_bytes(voices_path(config.path));
  return left;
}

inline void put_down(const std::string& path, const LeftBehind& left) {
  write_bytes(path, left.database);
  write_bytes(path + "-wal", left.wal);
  if (!left.voices.empty()) write_bytes(voices_path(path), left.voices);
}

inline int next_number(Ledger& ledger) {
  auto ticket = ledger.issue_ticket(sample_request(777'777), morning + std::chrono::minutes{1});
  REQUIRE(ticket);
  return ticket->number.sequence;
}

}  // namespace kiosk::store::test
