// The SQLite side of the disk in memory.

#include <algorithm>
#include <cstring>
#include <new>

#include <sqlite3.h>

#include "tests/store/memory_disk.h"

namespace kiosk::store::test {
namespace {

/// SQLite allots szOsFile bytes and hands them over; the methods come first by its rule.
struct OpenFile {
  sqlite3_file base;
  MemoryDisk* disk;
  std::string* name;
  bool delete_on_close;
};

OpenFile& as_open(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(file);
}

int code_of(DiskFault fault, int io_error) {
  switch (fault) {
    case DiskFault::Full:
      return SQLITE_FULL;
    case DiskFault::ReadOnly:
      return SQLITE_READONLY;
    case DiskFault::IoError:
    case DiskFault::ShortWrite:
      return io_error;
  }
  return io_error;
}

int close_file(sqlite3_file* file) {
  auto& open = as_open(file);
  if (open.delete_on_close) open.disk->files.erase(*open.name);
  delete open.name;
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* target, int count, sqlite3_int64 offset) {
  auto& open = as_open(file);
  const auto& bytes = open.disk->files[*open.name].visible;
  auto wanted = static_cast<std::size_t>(count);
  auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
  auto available = std::min(wanted, bytes.size() - from);
  if (available > 0) std::memcpy(target, bytes.data() + from, available);
  if (available == wanted) return SQLITE_OK;
  std::memset(static_cast<char*>(target) + available, 0, wanted - available);
  return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  auto& open = as_open(file);
  DiskFault fault{};
  bool good = open.disk->write(*open.name, static_cast<std::size_t>(offset),
                               static_cast<const std::uint8_t*>(bytes),
                               static_cast<std::size_t>(count), fault);
  return good ? SQLITE_OK : code_of(fault, SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  auto& open = as_open(file);
  DiskFault fault{};
  bool good = open.disk->truncate(*open.name, static_cast<std::size_t>(size), fault);
  return good ? SQLITE_OK : code_of(fault, SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* file, int /*flags*/) {
  auto& open = as_open(file);
  DiskFault fault{};
  return open.disk->sync(*open.name, fault) ? SQLITE_OK : code_of(fault, SQLITE_IOERR_FSYNC);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  auto& open = as_open(file);
  *size = static_cast<sqlite3_int64>(open.disk->files[*open.name].visible.size());
  return SQLITE_OK;
}

int no_lock(sqlite3_file* /*file*/, int /*level*/) {
  return SQLITE_OK;
}

int no_reserved_lock(sqlite3_file* /*file*/, int* held) {
  *held = 0;
  return SQLITE_OK;
}

int no_control(sqlite3_file* /*file*/, int /*operation*/, void* /*argument*/) {
  return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file* /*file*/) {
  return 512;
}

int no_characteristics(sqlite3_file* /*file*/) {
  return 0;
}

const sqlite3_io_methods methods{
    1,       close_file, read_file,        write_file, truncate_file, sync_file,          file_size,
    no_lock, no_lock,    no_reserved_lock, no_control, sector_size,   no_characteristics, nullptr,
    nullptr, nullptr,    nullptr,          nullptr,    nullptr};

MemoryDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<MemoryDisk*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
  auto& open = as_open(file);
  auto& disk = disk_of(vfs);
  std::string text = name != nullptr ? name : "temporary";
  open.base.pMethods = nullptr;
  if (!disk.files.contains(text) && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
  disk.files[text];
  open.disk = &disk;
  open.name = new std::string{text};
  open.delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  open.base.pMethods = &methods;
  if (out != nullptr) *out = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int /*sync_directory*/) {
  return disk_of(vfs).files.erase(name) == 0 ? SQLITE_IOERR_DELETE_NOENT : SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* result) {
  *result = disk_of(vfs).files.contains(name) ? 1 : 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs* /*vfs*/, const char* name, int size, char* target) {
  sqlite3_snprintf(size, target, "%s", name);
  return SQLITE_OK;
}

}  // namespace

struct MemoryVfs::Registration {
  sqlite3_vfs vfs{};
};

MemoryVfs::MemoryVfs(MemoryDisk& disk) : registration_(new Registration) {
  auto& vfs = registration_->vfs;
  vfs = *sqlite3_vfs_find(nullptr);  // time, randomness and sleep are the system's
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(OpenFile);
  vfs.zName = name;
  vfs.pNext = nullptr;
  vfs.pAppData = &disk;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  sqlite3_vfs_register(&vfs, 0);
}

MemoryVfs::~MemoryVfs() {
  sqlite3_vfs_unregister(&registration_->vfs);
  delete registration_;
}

}  // namespace kiosk::store::test
