#include "kiosk/shell/durable_file.h"

#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::shell {
namespace {

constexpr std::size_t largest = 64U << 10U;

/// A technician may be root; the kiosk that reads the file is not.
void give_to_owner_of_folder(int descriptor, const std::string& folder) {
  struct stat status{};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &status) != 0) return;
  // Should it fail, the kiosk says that it cannot read the file.
  [[maybe_unused]] const int given = ::fchown(descriptor, status.st_uid, status.st_gid);
}

/// A descriptor that closes itself.
class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool write_all(const std::string& text) const {
    std::size_t written = 0;
    while (written < text.size()) {
      const auto count = ::write(descriptor_, text.data() + written, text.size() - written);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      written += static_cast<std::size_t>(count);
    }
    return true;
  }

 private:
  int descriptor_;
};

}  // namespace

std::expected<void, std::string> write_durably(const std::string& path, const std::string& text) {
  const auto beside = path + ".new";
  auto folder = std::filesystem::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  {
    const File file(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    if (file.get() < 0) return std::unexpected(beside + ": cannot be made");
    give_to_owner_of_folder(file.get(), folder);
    if (!file.write_all(text) || ::fsync(file.get()) != 0) {
      ::unlink(beside.c_str());
      return std::unexpected(beside + ": cannot be written");
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    return std::unexpected(path + ": cannot be replaced");
  }
  const File directory(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory.get() < 0 || ::fsync(directory.get()) != 0) {
    return std::unexpected(path + ": cannot be synced");
  }
  return {};
}

std::expected<void, std::string> overwrite_durably(const std::string& path,
                                                   const std::string& text) {
  const File file(path, O_WRONLY | O_CLOEXEC);
  if (file.get() < 0) return std::unexpected(path + ": cannot be opened");
  if (!file.write_all(text) || ::fdatasync(file.get()) != 0) {
    return std::unexpected(path + ": cannot be written");
  }
  return {};
}

std::expected<std::optional<std::string>, std::string> read_small_file(const std::string& path) {
  const File file(path, O_RDONLY | O_CLOEXEC);
  if (file.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    return std::unexpected(path + ": cannot be opened");
  }
  std::string text;
  std::array<char, 4096> piece{};
  while (true) {
    const auto count = ::read(file.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::unexpected(path + ": cannot be read");
    if (count == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
    if (text.size() > largest) return std::unexpected(path + ": is too large");
  }
}

}  // namespace kiosk::shell
