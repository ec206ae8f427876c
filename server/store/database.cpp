#include "server/store/database.h"

#include <string_view>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "server/store/migrations.h"

namespace server::store {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite://";
constexpr std::string_view postgresql_scheme = "postgresql://";
/// How long one writer waits for another.
constexpr int busy_timeout_seconds = 5;

DatabaseError error_of_sqlite(int code) {
  switch (code & 0xFF) {  // the low byte is the primary code
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
      return DatabaseError::Full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DatabaseError::Busy;
    case SQLITE_CANTOPEN:
      return DatabaseError::Unreachable;
    default:
      return DatabaseError::Damaged;
  }
}

/// By the class of the SQLSTATE (PostgreSQL manual, appendix A).
DatabaseError error_of_postgresql(std::string_view state) {
  if (state.starts_with("08") || state.starts_with("57") || state.empty()) {
    return DatabaseError::Unreachable;  // connection lost, server going down
  }
  if (state.starts_with("40") || state.starts_with("55")) return DatabaseError::Busy;
  if (state.starts_with("53")) return DatabaseError::Full;
  return DatabaseError::Damaged;
}

/// The address as words of libpq's other form: SOCI takes an address for one word of that and
/// spoils it. Empty when it is no address.
std::string words_of(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
      PQconninfoParse(address.c_str(), nullptr), PQconninfoFree};
  std::string words;
  for (const auto* one = options.get(); one != nullptr && one->keyword != nullptr; ++one) {
    if (one->val == nullptr) continue;
    std::string value;
    for (const char* c = one->val; *c != '\0'; ++c) {
      if (*c == '\'' || *c == '\\') value += '\\';
      value += *c;
    }
    words += fmt::format("{}='{}' ", one->keyword, value);
  }
  return words;
}

void prepare_sqlite(soci::session& session) {
  std::string answer;
  session << "PRAGMA journal_mode=WAL", soci::into(answer);
  session << "PRAGMA synchronous=FULL";
  session << "PRAGMA cell_size_check=ON";
  session << "PRAGMA foreign_keys=ON";
}

}  // namespace

const char* name_of(DatabaseError error) {
  switch (error) {
    case DatabaseError::Busy:
      return "busy";
    case DatabaseError::Full:
      return "full";
    case DatabaseError::Unreachable:
      return "unreachable";
    case DatabaseError::Damaged:
      return "damaged";
    case DatabaseError::TooNew:
      return "too_new";
  }
  return "damaged";
}

DatabaseError error_from_current_exception() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    return error_of_sqlite(error.result());
  } catch (const soci::postgresql_soci_error& error) {
    return error_of_postgresql(error.sqlstate());
  } catch (const soci::soci_error& error) {
    return error.get_error_category() == soci::soci_error::connection_error
               ? DatabaseError::Unreachable
               : DatabaseError::Damaged;
  } catch (const std::exception&) {
    return DatabaseError::Damaged;  // a row that does not hold what it must
  }
}

std::expected<std::unique_ptr<Database>, DatabaseError> Database::open(const std::string& address) {
  const bool sqlite = address.starts_with(sqlite_scheme);
  if (!sqlite && !address.starts_with(postgresql_scheme)) {
    return std::unexpected(DatabaseError::Unreachable);
  }
  try {
    std::unique_ptr<Database> database{new Database};
    if (sqlite) {
      const auto path = address.substr(sqlite_scheme.size());
      if (path.empty() || path.contains('"')) return std::unexpected(DatabaseError::Unreachable);
      database->session_.open(soci::sqlite3,
                              fmt::format("db=\"{}\" timeout={}", path, busy_timeout_seconds));
      prepare_sqlite(database->session_);
    } else {
      database->dialect_ = Dialect::PostgreSql;
      const auto words = words_of(address);
      if (words.empty()) return std::unexpected(DatabaseError::Unreachable);
      database->session_.open(soci::postgresql, words);
      database->session_ << "SET client_min_messages = warning";
    }
    if (const auto migrated = migrate(*database); !migrated) {
      return std::unexpected(migrated.error());
    }
    return database;
  } catch (const std::exception&) {
    return std::unexpected(error_from_current_exception());
  }
}

void Database::begin() {
  if (dialect_ == Dialect::PostgreSql) {
    session_.begin();
  } else {
    // At once for writing: one that only reads first may not become a writer behind another.
    session_ << "BEGIN IMMEDIATE";
  }
}

void Database::begin_reading() {
  session_.begin();
  if (dialect_ == Dialect::PostgreSql) {
    session_ << "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
  }
}

void Database::abandon() noexcept {
  const auto does = [](auto&& work) {
    try {
      work();
      return true;
    } catch (const std::exception&) {
      return false;
    }
  };
  if (does([this] { session_.rollback(); })) return;
  // There may have been nothing to roll back, or nobody is there any more.
  const bool is_there = does([this] {
    int one = 0;
    session_ << "SELECT 1", soci::into(one);
  });
  if (is_there) return;
  // If that fails too, the next call tells that it is unreachable.
  does([this] {
    session_.reconnect();
    if (dialect_ == Dialect::Sqlite) prepare_sqlite(session_);
  });
}

}  // namespace server::store
