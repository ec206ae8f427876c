#pragma once
// A hand in the ledger's file, as an attacker or an accident has one. sqlite3.h stays in the .cpp.

#include <string>

namespace kiosk::store::test {

/// Runs the statements on the ledger's file, with those that stand beside it as `apart` and
/// `spent`; false when SQLite refuses one.
bool run_sql(const std::string& path, const std::string& vfs, const std::string& statements);

}  // namespace kiosk::store::test
