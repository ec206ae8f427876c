#pragma once
// One connection to the server's database through SOCI, SQLite or PostgreSQL, and the wall behind
// which its exceptions end. One thread at a time.

#include <cstdint>
#include <exception>
#include <expected>
#include <memory>
#include <string>

#include <soci/soci.h>

namespace server::store {

enum class DatabaseError : std::uint8_t {
  Busy,         // another writer holds it: later
  Full,         // no room, or the disk takes nothing
  Unreachable,  // the server is not there, or the file cannot be opened
  Damaged,      // it does not hold what it must
  TooNew,       // written by a later program; left untouched
};

const char* name_of(DatabaseError error);  // `too_new`, for logs

/// What a library's exception means; call it inside a catch block only.
DatabaseError error_from_current_exception();

/// What the two databases say differently.
enum class Dialect : std::uint8_t { Sqlite, PostgreSql };

class Database {
 public:
  /// `sqlite:///var/lib/anjungan/hub.db` or `postgresql://...` as libpq takes it. Makes or migrates
  /// the tables. Every commit is on the disk before it returns.
  static std::expected<std::unique_ptr<Database>, DatabaseError> open(const std::string& address);

  /// Runs `work(session) -> std::expected<T, DatabaseError>` in one transaction that writes:
  /// committed when it succeeds, else rolled back.
  template <class Work>
  auto in_transaction(Work&& work) -> std::invoke_result_t<Work&, soci::session&> {
    try {
      begin();
      auto result = work(session_);
      if (result) {
        session_.commit();
      } else {
        session_.rollback();
      }
      return result;
    } catch (const std::exception&) {
      const auto error = error_from_current_exception();
      abandon();
      return std::unexpected(error);
    }
  }

  /// Runs `work` on the database as it is now: what is written meanwhile is neither seen nor kept
  /// waiting. It must not write.
  template <class Work>
  auto reading(Work&& work) -> std::invoke_result_t<Work&, soci::session&> {
    try {
      begin_reading();
      auto result = work(session_);
      session_.rollback();
      return result;
    } catch (const std::exception&) {
      const auto error = error_from_current_exception();
      abandon();
      return std::unexpected(error);
    }
  }

  [[nodiscard]] Dialect dialect() const { return dialect_; }
  /// Behind a SELECT whose row this transaction is about to change.
  [[nodiscard]] const char* for_update() const {
    return dialect_ == Dialect::PostgreSql ? " FOR UPDATE" : "";
  }

 private:
  Database() = default;
  void begin();
  void begin_reading();
  /// Ends what was begun, and connects anew where the connection itself was lost.
  void abandon() noexcept;

  soci::session session_;
  Dialect dialect_ = Dialect::Sqlite;
};

}  // namespace server::store
