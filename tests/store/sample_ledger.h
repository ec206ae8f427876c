#pragma once
// Shared beginnings of the store's tests: a configuration, requests, a folder that cleans up.

#include <cstdlib>
#include <filesystem>
#include <string>

#include "kiosk/store/ledger.h"
#include "tests/store/memory_disk.h"
#include "tests/support/catch.h"
#include "tests/support/rounds.h"

namespace kiosk::store::test {

inline const Instant morning = *parse_instant("2026-11-23T08:00:00+07:00");

inline LedgerConfig sample_config(const std::string& path) {
  return {.path = path, .clock_floor = *parse_instant("2026-01-01T00:00:00Z"), .reserve_bytes = 0};
}

/// A ledger on the MemoryVfs that is registered.
inline LedgerConfig memory_config() {
  auto config = sample_config("/memory/ledger.db");
  config.vfs = MemoryVfs::name;
  return config;
}

inline std::unique_ptr<Ledger> open_at(const LedgerConfig& config, Instant now = morning) {
  auto ledger = Ledger::open(config, now);
  REQUIRE(ledger);
  return std::move(*ledger);
}

inline Uuid sample_id(std::uint32_t number) {
  Uuid id;
  for (unsigned i = 0; i < 4; ++i) id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  return id;
}

inline domain::TicketRequest sample_request(std::uint32_t number, char group = 'A') {
  return {.id = sample_id(number), .group = group, .service_code = "SP071", .desk = "KONSUL"};
}

/// How often a random test runs: the fast figure, or more when ANJUNGAN_STORE_ROUNDS asks for it.
inline int rounds(int fast) {
  return tests::rounds("ANJUNGAN_STORE_ROUNDS", fast);
}

/// A folder in memory where there is one, so that thousands of files cost no disk.
class ScratchFolder {
 public:
  ScratchFolder() {
    auto base = std::filesystem::path{"/dev/shm"};
    if (!std::filesystem::is_directory(base)) base = std::filesystem::temp_directory_path();
    auto pattern = (base / "anjungan-store-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace kiosk::store::test
