#include "kiosk/store/database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::store {
namespace {

constexpr int busy_timeout_seconds = 2;
/// Of a fresh file. A ticket changes a few lines in each of five pages: small ones are half the
/// bytes to sync; smaller ones still hold too few records each.
constexpr int page_bytes = 2048;

StoreError error_from_code(int code) {
  switch (code & 0xFF) {  // the low byte is the primary code
    case SQLITE_FULL:
      return StoreError::DiskFull;
    case SQLITE_READONLY:
      return StoreError::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StoreError::Busy;
    // Our statements are fixed and our rules are checked before they run: a table that is not there
    // or a constraint that fails is the file's fault.
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return StoreError::Corrupt;
    default:
      return StoreError::IoError;
  }
}

std::string beside(const std::string& path, const char* name) {
  return (std::filesystem::path{path}.parent_path() / name).string();
}

std::expected<void, StoreError> prepare(soci::session& session, const std::string& path) {
  // Exclusive before WAL: its index then lives in memory, and no second program gets in between.
  std::string answer;
  session << fmt::format("PRAGMA page_size={}", page_bytes);
  session << "PRAGMA locking_mode=EXCLUSIVE", soci::into(answer);
  session << "PRAGMA cell_size_check=ON";
  for (const auto& [name, file] :
       {std::pair{"apart", voices_path(path)}, std::pair{"spent", spent_path(path)}}) {
    session << fmt::format("ATTACH :file AS {}", name), soci::use(file);
    session << fmt::format("PRAGMA {}.page_size={}", name, page_bytes);
  }
  for (const char* name : {"main", "apart", "spent"}) {
    session << fmt::format("PRAGMA {}.journal_mode=WAL", name), soci::into(answer);
    if (answer != "wal") return std::unexpected(StoreError::ReadOnly);
    session << fmt::format("PRAGMA {}.synchronous=FULL", name);
    session << fmt::format("PRAGMA {}.secure_delete=ON", name), soci::into(answer);
  }
  return {};
}

const char* name_of(Database::File file) {
  switch (file) {
    case Database::File::Ledger:
      return "main";
    case Database::File::Voices:
      return "apart";
    case Database::File::Spent:
      return "spent";
  }
  return "main";
}

std::string path_of(Database::File file, const std::string& ledger_path) {
  switch (file) {
    case Database::File::Ledger:
      return ledger_path;
    case Database::File::Voices:
      return voices_path(ledger_path);
    case Database::File::Spent:
      return spent_path(ledger_path);
  }
  return ledger_path;
}

std::expected<void, StoreError> move_log(SqlSession& session, Database::File file,
                                         const char* mode) {
  long long busy = 0;
  long long frames = 0;
  long long moved = 0;
  session.sql << fmt::format("PRAGMA {}.wal_checkpoint({})", name_of(file), mode), soci::into(busy),
      soci::into(frames), soci::into(moved);
  if (busy != 0 || frames != moved) return std::unexpected(StoreError::Busy);
  return {};
}

/// Nothing of the log is needed any more: everything stands in the database.
bool overwrite_log(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno == ENOENT;
  struct stat status{};
  bool done = ::fstat(file, &status) == 0;
  constexpr std::array<char, 65536> zeros{};
  for (off_t at = 0; done && at < status.st_size;) {
    const auto wanted = std::min<off_t>(status.st_size - at, zeros.size());
    const auto written = ::pwrite(file, zeros.data(), static_cast<std::size_t>(wanted), at);
    done = written > 0;
    at += std::max<off_t>(written, 0);
  }
  done = done && (status.st_size == 0 || ::fdatasync(file) == 0);
  ::close(file);
  return done;
}

}  // namespace

StoreError error_from_current_exception() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    return error_from_code(error.result());
  } catch (const soci::soci_error&) {
    return StoreError::IoError;
  } catch (const std::exception&) {
    return StoreError::Corrupt;  // a row that does not hold what it must
  }
}

std::string voices_path(const std::string& ledger_path) {
  return beside(ledger_path, "voices.db");
}

std::string spent_path(const std::string& ledger_path) {
  return beside(ledger_path, "spent.db");
}

std::expected<std::unique_ptr<Database>, StoreError> Database::open(const std::string& path,
                                                                    const std::string& vfs) {
  if (path.empty() || path.find('"') != std::string::npos) {
    return std::unexpected(StoreError::Invalid);
  }
  auto parameters = fmt::format("db=\"{}\" timeout={}", path, busy_timeout_seconds);
  if (!vfs.empty()) parameters += fmt::format(" vfs={}", vfs);
  try {
    std::unique_ptr<Database> database{new Database};
    database->session_.sql.open(soci::sqlite3, parameters);
    database->path_ = path;
    database->on_disk_ = vfs.empty();
    auto ready = prepare(database->session_.sql, path);
    if (!ready) return std::unexpected(ready.error());
    return database;
  } catch (const std::exception&) {
    return std::unexpected(error_from_current_exception());
  }
}

bool opens_alone(const std::string& path, const std::string& vfs) {
  auto parameters = fmt::format("db=\"{}\" timeout={}", path, busy_timeout_seconds);
  if (!vfs.empty()) parameters += fmt::format(" vfs={}", vfs);
  try {
    soci::session session{soci::sqlite3, parameters};
    long long tables = 0;
    session << "PRAGMA cell_size_check=ON";
    session << "SELECT count(*) FROM sqlite_master", soci::into(tables);
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void Database::roll_back() noexcept {
  try {
    session_.sql.rollback();
  } catch (const std::exception&) {
    return;  // closing the file ends the transaction as well
  }
}

std::expected<void, StoreError> Database::checkpoint(File file) {
  return guarded([&](SqlSession& session) { return move_log(session, file, "TRUNCATE"); });
}

std::expected<void, StoreError> Database::wipe_log(File file) {
  const auto moved = guarded([&](SqlSession& session) { return move_log(session, file, "FULL"); });
  if (!moved) return moved;
  if (on_disk_ && !overwrite_log(path_of(file, path_) + "-wal")) {
    return std::unexpected(StoreError::IoError);
  }
  return checkpoint(file);
}

}  // namespace kiosk::store
