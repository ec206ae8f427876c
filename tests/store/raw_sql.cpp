#include "tests/store/raw_sql.h"

#include <sqlite3.h>

namespace kiosk::store::test {

bool run_sql(const std::string& path, const std::string& vfs, const std::string& statements) {
  sqlite3* connection = nullptr;
  const auto folder = path.substr(0, path.find_last_of('/'));
  const auto all = "PRAGMA locking_mode=EXCLUSIVE; ATTACH '" + folder + "/voices.db' AS apart;" +
                   "ATTACH '" + folder + "/spent.db' AS spent;" + statements;
  bool good = sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              vfs.empty() ? nullptr : vfs.c_str()) == SQLITE_OK &&
              sqlite3_exec(connection, all.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(connection);
  return good;
}

}  // namespace kiosk::store::test
