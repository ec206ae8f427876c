#include "tests/server/test_database.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "tests/support/catch.h"

namespace tests {
namespace {

using server::store::Database;
using Done = std::expected<void, server::store::DatabaseError>;

std::string postgresql() {
  const char* address = std::getenv("ANJUNGAN_TEST_DATABASE");
  return address == nullptr ? std::string{} : std::string{address};
}

std::string make_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "anjungan-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  return pattern;
}

std::string make_schema(const std::string& server) {
  static int count = 0;
  const auto name = fmt::format("test_{}_{}", ::getpid(), ++count);
  auto opened = Database::open(server);
  REQUIRE(opened);
  REQUIRE((*opened)->in_transaction([&](soci::session& session) -> Done {
    session << fmt::format("CREATE SCHEMA {}", name);
    return {};
  }));
  return fmt::format("{}{}options=-csearch_path%3D{}", server,
                     server.find('?') == std::string::npos ? "?" : "&", name);
}

}  // namespace

TestDatabase::TestDatabase() {
  const auto server = postgresql();
  if (server.empty()) {
    folder_ = make_folder();
    address_ = "sqlite://" + folder_ + "/hub.db";
  } else {
    address_ = make_schema(server);
  }
  database_ = connect();
}

TestDatabase::~TestDatabase() {
  database_.reset();
  std::error_code error;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, error);
}

std::unique_ptr<Database> TestDatabase::connect() const {
  auto opened = Database::open(address_);
  INFO((opened ? "" : name_of(opened.error())));
  REQUIRE(opened);
  return std::move(*opened);
}

void TestDatabase::run(const std::string& statement) {
  REQUIRE(database_->in_transaction([&](soci::session& session) -> Done {
    session << statement;
    return {};
  }));
}

long long TestDatabase::ask(const std::string& statement) {
  using Result = std::expected<long long, server::store::DatabaseError>;
  const auto answer = database_->reading([&](soci::session& session) -> Result {
    long long value = 0;
    session << statement, soci::into(value);
    return value;
  });
  REQUIRE(answer);
  return *answer;
}

}  // namespace tests
