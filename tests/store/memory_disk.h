#pragma once
// A disk in memory that can fail and lose its power, for the store's tests, and the SQLite VFS that
// shows it to the database. Knows only bytes; sqlite3.h stays in the .cpp file.

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kiosk::store::test {

enum class DiskFault : std::uint8_t { IoError, Full, ShortWrite, ReadOnly };

struct PendingWrite {
  std::size_t offset = 0;
  std::vector<std::uint8_t> bytes;  // empty: a truncation to `offset`
};

struct DiskFile {
  std::vector<std::uint8_t> visible;  // what the running system reads
  std::vector<std::uint8_t> durable;  // what was there at the last sync that succeeded
  std::vector<PendingWrite> pending;  // since then, in order
};

/// The n-th operation that changes or syncs fails; afterwards the disk is well again, unless
/// sticky.
struct FaultPlan {
  std::int64_t at = -1;
  DiskFault fault = DiskFault::IoError;
  bool sticky = false;
};

class MemoryDisk {
 public:
  /// Every write, truncation and sync counts as one operation.
  std::int64_t operations = 0;
  std::int64_t syncs = 0;
  FaultPlan plan;
  /// Total room for all files now; empty = endless.
  std::function<std::size_t()> capacity_bytes;
  /// When set, a copy of the disk is taken before each operation.
  std::vector<std::map<std::string, DiskFile>>* snapshots = nullptr;
  std::map<std::string, DiskFile> files;

  bool write(const std::string& name, std::size_t offset, const std::uint8_t* bytes,
             std::size_t count, DiskFault& fault);
  bool truncate(const std::string& name, std::size_t size, DiskFault& fault);
  bool sync(const std::string& name, DiskFault& fault);

  /// The power fails now: of everything not synced, each sector of 512 bytes is on the disk or not.
  void cut_power(std::mt19937& random);

 private:
  bool begin_operation(DiskFault& fault);
  [[nodiscard]] std::size_t used_bytes() const;
};

/// Registers the VFS under `name` for as long as it lives; one at a time.
class MemoryVfs {
 public:
  explicit MemoryVfs(MemoryDisk& disk);
  ~MemoryVfs();
  MemoryVfs(const MemoryVfs&) = delete;
  MemoryVfs& operator=(const MemoryVfs&) = delete;

  static constexpr const char* name = "memory";

 private:
  struct Registration;
  Registration* registration_;
};

}  // namespace kiosk::store::test
