#include "tests/store/memory_disk.h"

#include <algorithm>

namespace kiosk::store::test {
namespace {

constexpr std::size_t sector_bytes = 512;

void put(std::vector<std::uint8_t>& target, std::size_t offset, const std::uint8_t* bytes,
         std::size_t count) {
  if (target.size() < offset + count) target.resize(offset + count);
  std::copy_n(bytes, count, target.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// Each sector of the write on its own reached the disk or did not.
void put_torn(std::vector<std::uint8_t>& target, const PendingWrite& write, std::mt19937& random) {
  std::size_t at = 0;
  while (at < write.bytes.size()) {
    auto to_boundary = sector_bytes - (write.offset + at) % sector_bytes;
    auto count = std::min(to_boundary, write.bytes.size() - at);
    if (random() % 2 == 0) put(target, write.offset + at, write.bytes.data() + at, count);
    at += count;
  }
}

}  // namespace

std::size_t MemoryDisk::used_bytes() const {
  std::size_t sum = 0;
  for (const auto& [name, file] : files) sum += file.visible.size();
  return sum;
}

bool MemoryDisk::begin_operation(DiskFault& fault) {
  if (snapshots != nullptr) snapshots->push_back(files);
  auto index = operations++;
  bool fails = plan.at >= 0 && (plan.sticky ? index >= plan.at : index == plan.at);
  fault = plan.fault;
  return !fails;
}

bool MemoryDisk::write(const std::string& name, std::size_t offset, const std::uint8_t* bytes,
                       std::size_t count, DiskFault& fault) {
  auto& file = files[name];
  bool good = begin_operation(fault);
  auto grows = offset + count > file.visible.size() ? offset + count - file.visible.size() : 0;
  if (good && capacity_bytes && used_bytes() + grows > capacity_bytes()) {
    fault = DiskFault::Full;
    return false;
  }
  if (!good && fault != DiskFault::ShortWrite) return false;
  auto stored = good ? count : count / 2;
  put(file.visible, offset, bytes, stored);
  file.pending.push_back({.offset = offset, .bytes = {bytes, bytes + stored}});
  return good;
}

bool MemoryDisk::truncate(const std::string& name, std::size_t size, DiskFault& fault) {
  if (!begin_operation(fault)) return false;
  auto& file = files[name];
  file.visible.resize(size);
  file.pending.push_back({.offset = size, .bytes = {}});
  return true;
}

bool MemoryDisk::sync(const std::string& name, DiskFault& fault) {
  auto& file = files[name];
  if (!begin_operation(fault)) {
    // As Linux does: after a failed sync the pages count as clean, read well, and are not on disk.
    file.pending.clear();
    return false;
  }
  ++syncs;
  for (const auto& write : file.pending) {
    if (write.bytes.empty()) {
      file.durable.resize(write.offset);
    } else {
      put(file.durable, write.offset, write.bytes.data(), write.bytes.size());
    }
  }
  file.pending.clear();
  return true;
}

void MemoryDisk::cut_power(std::mt19937& random) {
  for (auto& [name, file] : files) {
    for (const auto& write : file.pending) {
      auto fate = random() % 4;
      if (fate == 0) continue;
      if (write.bytes.empty()) {
        file.durable.resize(write.offset);
      } else if (fate == 1) {
        put(file.durable, write.offset, write.bytes.data(), write.bytes.size());
      } else {
        put_torn(file.durable, write, random);
      }
    }
    file.pending.clear();
    file.visible = file.durable;
  }
}

}  // namespace kiosk::store::test
