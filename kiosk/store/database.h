#pragma once
// One SQLite connection through SOCI, and the wall behind which its exceptions end. Store worker's
// thread only.

#include <array>
#include <cstdint>
#include <exception>
#include <expected>
#include <memory>
#include <string>

#include "kiosk/store/files.h"
#include "kiosk/store/session.h"
#include "kiosk/store/store_error.h"

namespace kiosk::store {

/// What a library's exception means; call it inside a catch block only.
StoreError error_from_current_exception();

/// The file, opened without the others, is a database: whose fault it is when all three cannot be
/// opened. A file that is not there is made.
bool opens_alone(const std::string& path, const std::string& vfs);

class Database {
 public:
  /// Opens or creates the file and, beside it, `voices.db` (as `apart`) and `spent.db` (as
  /// `spent`): WAL, every commit synced, locked for this process alone. A transaction that changes
  /// one of them leaves the others as they are.
  static std::expected<std::unique_ptr<Database>, StoreError> open(const std::string& path,
                                                                   const std::string& vfs);

  /// Runs `work(session) -> std::expected<T, StoreError>` in one transaction: committed when it
  /// succeeds, else rolled back. After an error of the file close the connection.
  template <class Work>
  auto in_transaction(Work&& work) -> std::invoke_result_t<Work&, SqlSession&> {
    try {
      session_.run("BEGIN");
      auto result = work(session_);
      session_.run(result ? "COMMIT" : "ROLLBACK");
      return result;
    } catch (const std::exception&) {
      const auto error = error_from_current_exception();
      roll_back();
      return std::unexpected(error);
    }
  }

  /// The same without a transaction, for reading and pragmas.
  template <class Work>
  auto guarded(Work&& work) -> std::invoke_result_t<Work&, SqlSession&> {
    try {
      return work(session_);
    } catch (const std::exception&) {
      return std::unexpected(error_from_current_exception());
    }
  }

  enum class File : std::uint8_t { Ledger, Voices, Spent };
  static constexpr std::array files{File::Ledger, File::Voices, File::Spent};

  /// Moves the file's WAL into it and empties it. Both are written anew, which also makes pages
  /// durable whose earlier sync had failed.
  std::expected<void, StoreError> checkpoint(File file);

  /// The same, and overwrites what the log held: it tells in which order things were stored.
  std::expected<void, StoreError> wipe_log(File file);

 private:
  Database() = default;

  /// The library may have done so itself, and a file that fails may refuse.
  void roll_back() noexcept;

  SqlSession session_;
  std::string path_;
  bool on_disk_ = true;  // not in a VFS of its own
};

}  // namespace kiosk::store
