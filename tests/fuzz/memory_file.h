#pragma once
// Bytes as a file that readers of paths can open, without a disk.

#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "tests/fuzz/targets.h"

namespace fuzz {

class MemoryFile {
 public:
  explicit MemoryFile(Input bytes) : number_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    std::size_t written = 0;
    while (written < bytes.size()) {
      const auto part = ::write(number_, bytes.data() + written, bytes.size() - written);
      require(part > 0);
      written += static_cast<std::size_t>(part);
    }
  }
  ~MemoryFile() { ::close(number_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_;
};

}  // namespace fuzz
