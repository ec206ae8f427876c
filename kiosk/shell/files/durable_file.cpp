#include "kiosk/shell/files/durable_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/sha256.h"

namespace kiosk::shell {
namespace {

constexpr std::string_view sum_begins = "# sum ";
constexpr std::size_t largest = 64U << 10U;
/// What fails for a moment (no descriptors, a disk that woke up) is over after some tenths of a
/// second; the program's start waits for no more.
constexpr int most_reads = 5;
constexpr std::chrono::milliseconds between_reads{100};

/// A technician may be root; the kiosk that reads the file is not.
void give_to_owner_of_folder(int descriptor, const std::string& folder) {
  struct stat status{};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &status) != 0) return;
  // Should it fail, the kiosk says that it cannot read the file.
  [[maybe_unused]] const int given = ::fchown(descriptor, status.st_uid, status.st_gid);
}

/// A descriptor that closes itself.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags, 0600)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

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
    const OpenFile file(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
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
  const OpenFile directory(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory.get() < 0 || ::fsync(directory.get()) != 0) {
    return std::unexpected(path + ": cannot be synced");
  }
  return {};
}

std::expected<void, std::string> overwrite_durably(const std::string& path,
                                                   const std::string& text) {
  const OpenFile file(path, O_WRONLY | O_CLOEXEC);
  if (file.get() < 0) return std::unexpected(path + ": cannot be opened");
  if (!file.write_all(text) || ::fdatasync(file.get()) != 0) {
    return std::unexpected(path + ": cannot be written");
  }
  return {};
}

std::expected<std::optional<std::string>, std::string> read_small_file(const std::string& path) {
  auto text = read_beginning(path, largest + 1);
  for (int again = 1; !text && again < most_reads; ++again) {
    std::this_thread::sleep_for(between_reads);
    text = read_beginning(path, largest + 1);
  }
  if (!text) return text;
  const auto& whole = *text;
  if (whole && whole->size() > largest) return std::unexpected(path + ": is too large");
  return text;
}

std::expected<std::optional<std::string>, std::string> read_beginning(const std::string& path,
                                                                      std::size_t most) {
  const OpenFile file(path, O_RDONLY | O_CLOEXEC);
  if (file.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    return std::unexpected(path + ": cannot be read: " + std::generic_category().message(errno));
  }
  std::string text;
  std::array<char, 4096> piece{};
  while (text.size() < most) {
    const auto count = ::read(file.get(), piece.data(), std::min(piece.size(), most - text.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return std::unexpected(path + ": cannot be read: " + std::generic_category().message(errno));
    }
    if (count == 0) break;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
  return text;
}

std::optional<std::string> without_flipped_bit(
    std::string text, const std::function<bool(const std::string&)>& is_right) {
  if (is_right(text)) return text;
  for (auto& character : text) {
    const char before = character;
    for (unsigned bit = 0; bit < 8; ++bit) {
      character = static_cast<char>(static_cast<unsigned char>(before) ^ (1U << bit));
      if (is_right(text)) return text;
    }
    character = before;
  }
  return std::nullopt;
}

std::string checksum_of(std::string_view text) {
  constexpr std::size_t digits = 16;
  return to_hex(sha256(as_bytes(text))).substr(0, digits);
}

std::string with_sum(const std::string& text) {
  return text + std::string{sum_begins} + checksum_of(text) + "\n";
}

bool has_sum(const std::string& text) {
  return text.find(sum_begins) != std::string::npos;
}

bool has_right_sum(const std::string& text) {
  const auto at = text.rfind(sum_begins);
  return at != std::string::npos && with_sum(text.substr(0, at)) == text;
}

}  // namespace kiosk::shell
