#pragma once
// A database of its own for a test: SQLite in a new folder, or, when ANJUNGAN_TEST_DATABASE names a
// server of PostgreSQL, a schema of its own there. tests/server/with_postgresql.sh runs the same
// tests so.

#include <memory>
#include <string>

#include "server/store/database.h"

namespace tests {

class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] server::store::Database& database() { return *database_; }
  /// Another connection, as another process has it.
  [[nodiscard]] std::unique_ptr<server::store::Database> connect() const;
  /// Runs a statement as somebody would who has the database in hand.
  void run(const std::string& statement);
  [[nodiscard]] long long ask(const std::string& statement);

 private:
  std::string folder_;
  std::string address_;
  std::unique_ptr<server::store::Database> database_;
};

}  // namespace tests
