#include "kiosk/store/database.h"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

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

std::expected<void, StoreError> prepare(soci::session& session) {
  // Exclusive before WAL: its index then lives in memory, and no second program gets in between.
  std::string answer;
  session << fmt::format("PRAGMA page_size={}", page_bytes);
  session << "PRAGMA locking_mode=EXCLUSIVE", soci::into(answer);
  session << "PRAGMA cell_size_check=ON";
  session << "PRAGMA journal_mode=WAL", soci::into(answer);
  if (answer != "wal") return std::unexpected(StoreError::ReadOnly);
  session << "PRAGMA synchronous=FULL";
  session << "PRAGMA secure_delete=ON", soci::into(answer);
  return {};
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
    auto ready = prepare(database->session_.sql);
    if (!ready) return std::unexpected(ready.error());
    return database;
  } catch (const std::exception&) {
    return std::unexpected(error_from_current_exception());
  }
}

void Database::roll_back() noexcept {
  try {
    session_.sql.rollback();
  } catch (const std::exception&) {
    return;  // closing the file ends the transaction as well
  }
}

std::expected<void, StoreError> Database::checkpoint() {
  return guarded([](Session& session) -> std::expected<void, StoreError> {
    long long busy = 0;
    long long frames = 0;
    long long moved = 0;
    session.sql << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy), soci::into(frames),
        soci::into(moved);
    if (busy != 0) return std::unexpected(StoreError::Busy);
    return {};
  });
}

}  // namespace kiosk::store
