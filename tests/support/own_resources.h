#pragma once
// What this very program holds: open files and threads, to see whether either grows.

#include <algorithm>
#include <filesystem>

namespace tests::support {

struct OwnResources {
  std::ptrdiff_t open_files = 0;
  std::ptrdiff_t threads = 0;

  bool operator==(const OwnResources&) const = default;
};

inline std::ptrdiff_t entries_in(const char* folder) {
  return std::ranges::distance(std::filesystem::directory_iterator(folder));
}

inline OwnResources own_resources() {
  return {.open_files = entries_in("/proc/self/fd"), .threads = entries_in("/proc/self/task")};
}

}  // namespace tests::support
