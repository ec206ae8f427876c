#include "kiosk/store/place.h"

#include <array>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace kiosk::store {

std::optional<FileIdentity> file_identity(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return FileIdentity{.device = status.st_dev, .inode = status.st_ino};
}

void set_times(const std::string& path, std::int64_t seconds_since_1970) {
  const timespec time{.tv_sec = seconds_since_1970, .tv_nsec = 0};
  const std::array times{time, time};
  // Not there, or not ours: then there is nothing to hide.
  [[maybe_unused]] const int done = ::utimensat(AT_FDCWD, path.c_str(), times.data(), 0);
}

std::optional<Room> room_beside(const std::string& path) {
  const auto folder = std::filesystem::path{path}.parent_path();
  struct statvfs status{};
  if (::statvfs(folder.empty() ? "." : folder.c_str(), &status) != 0) return std::nullopt;
  return Room{.free_bytes = std::uint64_t{status.f_bavail} * status.f_frsize,
              .read_only = (status.f_flag & ST_RDONLY) != 0};
}

}  // namespace kiosk::store
