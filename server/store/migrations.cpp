#include "server/store/migrations.h"

#include <array>

namespace server::store {
namespace {

/// Both databases take the same statements. Hashes and identities are texts, as the messages have
/// them. Nothing says when a record arrived: of voices that would tell whose they are.
constexpr std::array steps{// 1: who may send, what has arrived, and what was wrong with it.
                           R"(CREATE TABLE kiosk(
         centre text NOT NULL, name text NOT NULL, digit bigint NOT NULL, state text NOT NULL,
         certificate text NOT NULL, former_certificate text NOT NULL, seal_keys text NOT NULL,
         PRIMARY KEY(centre, name), UNIQUE(centre, digit));
       CREATE TABLE enrolment(
         centre text NOT NULL, code_sha256 text NOT NULL, kiosk text NOT NULL,
         expires_ms bigint NOT NULL, PRIMARY KEY(centre, code_sha256));
       CREATE TABLE source(
         number bigint PRIMARY KEY, centre text NOT NULL, kiosk text NOT NULL,
         ledger text NOT NULL, chain text NOT NULL, head_sequence bigint NOT NULL,
         head_hash text NOT NULL, state text NOT NULL, UNIQUE(centre, kiosk, ledger, chain));
       CREATE TABLE record(
         source bigint NOT NULL REFERENCES source(number), sequence bigint NOT NULL,
         id text NOT NULL, kind text NOT NULL, time_ms bigint NOT NULL,
         payload_sha256 text NOT NULL, hash text NOT NULL, payload text,
         PRIMARY KEY(source, sequence));
       CREATE INDEX record_by_id ON record(id);
       CREATE TABLE finding(
         source bigint NOT NULL REFERENCES source(number), sequence bigint NOT NULL,
         fault text NOT NULL, PRIMARY KEY(source, sequence, fault)))"};

/// One statement after the other: the SQLite of SOCI runs the first of a text only.
void run_all(soci::session& session, std::string_view statements) {
  while (!statements.empty()) {
    const auto end = statements.find(';');
    session << std::string{statements.substr(0, end)};
    statements = end == std::string_view::npos ? "" : statements.substr(end + 1);
  }
}

}  // namespace

std::expected<void, DatabaseError> migrate(Database& database) {
  using Result = std::expected<void, DatabaseError>;
  return database.in_transaction([](soci::session& session) -> Result {
    session << "CREATE TABLE IF NOT EXISTS migration(step bigint PRIMARY KEY)";
    long long done = 0;
    session << "SELECT coalesce(max(step), 0) FROM migration", soci::into(done);
    const auto last = static_cast<long long>(steps.size());
    if (done > last) return std::unexpected(DatabaseError::TooNew);
    for (auto step = done + 1; step <= last; ++step) {
      run_all(session, steps.at(static_cast<std::size_t>(step - 1)));
      session << "INSERT INTO migration VALUES(:step)", soci::use(step);
    }
    return {};
  });
}

}  // namespace server::store
