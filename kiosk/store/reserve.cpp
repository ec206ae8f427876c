#include "kiosk/store/reserve.h"

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace kiosk::store {
namespace {

namespace fs = std::filesystem;

/// Taking the very last free byte for the reserve would only move the full disk.
constexpr std::uint64_t spare_bytes = 16ULL << 20U;

class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() {
    if (number_ >= 0) close(number_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool allocate(const std::string& path, std::uint64_t bytes) {
  FileDescriptor file{open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600)};
  return file.number() >= 0 && posix_fallocate(file.number(), 0, static_cast<off_t>(bytes)) == 0 &&
         fsync(file.number()) == 0;
}

}  // namespace

void Reserve::restore() {
  if (bytes_ == 0) return;
  std::error_code error;
  auto size = fs::file_size(path_, error);
  if (!error && size >= bytes_) {
    given_up_ = false;
    return;
  }
  auto space = fs::space(fs::path{path_}.parent_path(), error);
  if (error || space.available < bytes_ + spare_bytes || !allocate(path_, bytes_)) {
    fs::remove(path_, error);
    given_up_ = true;
    return;
  }
  given_up_ = false;
}

bool Reserve::give_up() {
  if (bytes_ == 0) return false;
  given_up_ = true;
  std::error_code error;
  return fs::remove(path_, error) && !error;
}

}  // namespace kiosk::store
