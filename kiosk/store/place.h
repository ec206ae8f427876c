#pragma once
// Where the ledger's file stands: which file that is, and how much room is beside it. Store
// worker's thread only.

#include <cstdint>
#include <optional>
#include <string>

namespace kiosk::store {

struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;

  bool operator==(const FileIdentity&) const = default;
};

/// Nothing when no file stands there, or when that cannot be told.
std::optional<FileIdentity> file_identity(const std::string& path);

/// Sets the times at which the file was read and changed last, where there is such a file.
void set_times(const std::string& path, std::int64_t seconds_since_1970);

struct Room {
  std::uint64_t free_bytes = 0;
  bool read_only = false;  // the file system takes no writes
};

/// Of the file system that holds the file's folder; nothing when there is no such folder.
std::optional<Room> room_beside(const std::string& path);

}  // namespace kiosk::store
