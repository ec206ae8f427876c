#include "kiosk/store/schema.h"

#include <array>
#include <span>

#include <fmt/format.h>

namespace kiosk::store {
namespace {

constexpr std::array version_1{
    "CREATE TABLE records("
    " chain INTEGER NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,"
    " kind TEXT NOT NULL, time_ms INTEGER NOT NULL, payload_digest TEXT NOT NULL,"
    " previous TEXT NOT NULL, hash TEXT NOT NULL, payload TEXT,"
    " PRIMARY KEY(chain, sequence)) STRICT, WITHOUT ROWID",
    "CREATE TABLE chains("
    " chain INTEGER NOT NULL PRIMARY KEY, head_sequence INTEGER NOT NULL, head_hash TEXT NOT NULL,"
    " acknowledged_sequence INTEGER NOT NULL, acknowledged_hash TEXT NOT NULL) STRICT",
    "CREATE TABLE tickets("
    " id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, ticket_group TEXT NOT NULL,"
    " kiosk_digit INTEGER NOT NULL, sequence INTEGER NOT NULL, desk TEXT NOT NULL,"
    " print_state TEXT NOT NULL, trouble TEXT NOT NULL, ended TEXT NOT NULL,"
    " UNIQUE(day, ticket_group, kiosk_digit, sequence)) STRICT, WITHOUT ROWID",
    "CREATE INDEX tickets_waiting ON tickets(day, desk) WHERE ended = ''",
    "CREATE TABLE ledger("
    " id INTEGER NOT NULL PRIMARY KEY CHECK(id = 1), schema INTEGER NOT NULL,"
    " newest_ms INTEGER NOT NULL, clock_known INTEGER NOT NULL) STRICT",
    // Numbers that a damaged file may have given out already; group `*` is every other one.
    "CREATE TABLE number_floors("
    " day TEXT NOT NULL, ticket_group TEXT NOT NULL, floor INTEGER NOT NULL,"
    " PRIMARY KEY(day, ticket_group)) STRICT, WITHOUT ROWID",
    "INSERT INTO chains VALUES(1, 0, '', 0, ''), (2, 0, '', 0, '')",
    "INSERT INTO ledger VALUES(1, 0, 0, 0)",
};

/// Who waits is counted in memory; the index cost every ticket a page to write.
constexpr std::array version_2{"DROP INDEX tickets_waiting"};

/// What has had its say today. No row names a record, and no record a row (P10).
constexpr std::array version_3{
    "CREATE TABLE spent_tokens("
    " day TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY(day, token)) STRICT, WITHOUT ROWID"};

/// Numbers of reports, and what is left of a report when its payload was sent and erased: no word,
/// no name, no time finer than the day.
constexpr std::array version_4{
    "CREATE TABLE reports("
    " id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, sequence INTEGER NOT NULL,"
    " class TEXT NOT NULL, reason TEXT NOT NULL, due TEXT NOT NULL,"
    " UNIQUE(day, sequence)) STRICT, WITHOUT ROWID",
};

/// As few pages as a ticket can do with (a record, its id, the ledger's row, the number). Each
/// chain has a table of its own: row numbers of both in one would tell in which order a voice and a
/// ticket were stored. A table with row numbers takes a long payload without overflow and grows at
/// its end.
constexpr std::array version_5{
    "CREATE TABLE journal("
    " sequence INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " time_ms INTEGER NOT NULL, payload_digest TEXT NOT NULL, previous TEXT NOT NULL,"
    " hash TEXT NOT NULL, payload TEXT) STRICT",
    "CREATE TABLE voices("
    " sequence INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " time_ms INTEGER NOT NULL, payload_digest TEXT NOT NULL, previous TEXT NOT NULL,"
    " hash TEXT NOT NULL, payload TEXT) STRICT",
    "INSERT INTO journal SELECT sequence, id, kind, time_ms, payload_digest, previous, hash, "
    "payload"
    " FROM records WHERE chain = 1 ORDER BY sequence",
    "INSERT INTO voices SELECT sequence, id, kind, time_ms, payload_digest, previous, hash, payload"
    " FROM records WHERE chain = 2 ORDER BY sequence",
    "DROP TABLE records",
    "ALTER TABLE ledger RENAME TO old_ledger",
    "CREATE TABLE ledger("
    " id INTEGER NOT NULL PRIMARY KEY CHECK(id = 1), schema INTEGER NOT NULL,"
    " newest_ms INTEGER NOT NULL, clock_known INTEGER NOT NULL,"
    " journal_sequence INTEGER NOT NULL, journal_hash TEXT NOT NULL,"
    " journal_acknowledged INTEGER NOT NULL, journal_acknowledged_hash TEXT NOT NULL,"
    " voices_sequence INTEGER NOT NULL, voices_hash TEXT NOT NULL,"
    " voices_acknowledged INTEGER NOT NULL, voices_acknowledged_hash TEXT NOT NULL) STRICT",
    "INSERT INTO ledger SELECT 1, l.schema, l.newest_ms, l.clock_known,"
    " j.head_sequence, j.head_hash, j.acknowledged_sequence, j.acknowledged_hash,"
    " v.head_sequence, v.head_hash, v.acknowledged_sequence, v.acknowledged_hash"
    " FROM old_ledger l JOIN chains j ON j.chain = 1 JOIN chains v ON v.chain = 2",
    "DROP TABLE old_ledger",
    "DROP TABLE chains",
    "ALTER TABLE tickets RENAME TO old_tickets",
    "CREATE TABLE tickets("
    " day TEXT NOT NULL, ticket_group TEXT NOT NULL, kiosk_digit INTEGER NOT NULL,"
    " sequence INTEGER NOT NULL, id TEXT NOT NULL, desk TEXT NOT NULL, print_state TEXT NOT NULL,"
    " trouble TEXT NOT NULL, ended TEXT NOT NULL,"
    " PRIMARY KEY(day, ticket_group, kiosk_digit, sequence)) STRICT, WITHOUT ROWID",
    "INSERT INTO tickets SELECT day, ticket_group, kiosk_digit, sequence, id, desk, print_state,"
    " trouble, ended FROM old_tickets",
    "DROP TABLE old_tickets",
};

/// One entry a version: the statements that lead to it from the version before.
constexpr std::array<std::span<const char* const>, schema_version> migrations{
    version_1, version_2, version_3, version_4, version_5};

long long user_version(Session& session) {
  long long version = 0;
  session.sql << "PRAGMA user_version", soci::into(version);
  return version;
}

}  // namespace

std::expected<SchemaState, StoreError> inspect_schema(Session& session) {
  long long tables = 0;
  session.sql << "SELECT count(*) FROM sqlite_master", soci::into(tables);
  auto version = user_version(session);
  if (tables == 0 && version == 0) return SchemaState::Fresh;
  // A flipped bit in the header's version must neither lock the ledger out nor migrate it, so every
  // version keeps its number in the table `ledger` too.
  long long second = 0;
  session.sql << "SELECT schema FROM ledger WHERE id = 1", soci::into(second);
  if (!session.sql.got_data() || second != version || version <= 0) {
    return std::unexpected(StoreError::Corrupt);
  }
  if (version > schema_version) return std::unexpected(StoreError::TooNew);
  return version == schema_version ? SchemaState::Current : SchemaState::Older;
}

void migrate(Session& session) {
  auto version = static_cast<std::size_t>(user_version(session));
  for (; version < migrations.size(); ++version) {
    for (const char* statement : migrations.at(version)) session.sql << statement;
  }
  session.sql << fmt::format("PRAGMA user_version={}", schema_version);
  session.sql << "UPDATE ledger SET schema = :schema", soci::use(schema_version);
}

}  // namespace kiosk::store
