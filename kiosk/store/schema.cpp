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

/// Voices leave this file: beside the tickets every page, log and counter would tell between which
/// two of them one was stored (P01, P10). They were copied into the file of their own before. The
/// tables stay, empty: who looks into the file with the tools of before finds nothing, not an
/// error.
constexpr std::array version_6{
    "DELETE FROM main.voices",
    "DELETE FROM main.reports",
    "DROP TABLE main.spent_tokens",
    "ALTER TABLE ledger RENAME TO old_ledger",
    "CREATE TABLE ledger("
    " id INTEGER NOT NULL PRIMARY KEY CHECK(id = 1), schema INTEGER NOT NULL,"
    " newest_ms INTEGER NOT NULL, clock_known INTEGER NOT NULL,"
    " journal_sequence INTEGER NOT NULL, journal_hash TEXT NOT NULL,"
    " journal_acknowledged INTEGER NOT NULL, journal_acknowledged_hash TEXT NOT NULL) STRICT",
    "INSERT INTO ledger SELECT id, schema, newest_ms, clock_known, journal_sequence, journal_hash,"
    " journal_acknowledged, journal_acknowledged_hash FROM old_ledger",
    "DROP TABLE old_ledger",
};

/// The file of the voices. `report_days` outlives the rows of its reports: no number of a day is
/// given twice, whatever the clock has said meanwhile.
constexpr std::array voices_tables{
    "CREATE TABLE apart.voices("
    " sequence INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " time_ms INTEGER NOT NULL, payload_digest TEXT NOT NULL, previous TEXT NOT NULL,"
    " hash TEXT NOT NULL, payload TEXT) STRICT",
    "CREATE TABLE apart.reports("
    " id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, sequence INTEGER NOT NULL,"
    " class TEXT NOT NULL, reason TEXT NOT NULL, due TEXT NOT NULL,"
    " UNIQUE(day, sequence)) STRICT, WITHOUT ROWID",
    "CREATE TABLE apart.report_days("
    " day TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE apart.voices_ledger("
    " id INTEGER NOT NULL PRIMARY KEY CHECK(id = 1), schema INTEGER NOT NULL,"
    " sequence INTEGER NOT NULL, hash TEXT NOT NULL, acknowledged INTEGER NOT NULL,"
    " acknowledged_hash TEXT NOT NULL) STRICT",
    "INSERT INTO apart.voices_ledger VALUES(1, 1, 0, '', 0, '')",
};

/// What an older file holds of the voices, into their own.
constexpr std::array voices_of_version_5{
    "INSERT INTO apart.voices SELECT sequence, id, kind, time_ms, payload_digest, previous, hash,"
    " payload FROM main.voices ORDER BY sequence",
    "INSERT INTO apart.reports SELECT id, day, sequence, class, reason, due FROM main.reports",
    "INSERT INTO apart.report_days SELECT day, max(sequence) FROM main.reports GROUP BY day",
    "UPDATE apart.voices_ledger SET sequence = l.voices_sequence, hash = l.voices_hash,"
    " acknowledged = l.voices_acknowledged, acknowledged_hash = l.voices_acknowledged_hash"
    " FROM main.ledger l",
};

constexpr std::array spent_tables{
    "CREATE TABLE spent.spent_tokens("
    " day TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY(day, token)) STRICT, WITHOUT ROWID"};

/// One entry a version: the statements that lead to it from the version before.
constexpr std::array<std::span<const char* const>, schema_version> migrations{
    version_1, version_2, version_3, version_4, version_5, version_6};

long long user_version(SqlSession& session) {
  long long version = 0;
  session.sql << "PRAGMA user_version", soci::into(version);
  return version;
}

bool is_empty(SqlSession& session, const char* file) {
  long long tables = 0;
  session.sql << fmt::format("SELECT count(*) FROM {}.sqlite_master", file), soci::into(tables);
  return tables == 0;
}

}  // namespace

std::expected<SchemaState, StoreError> inspect_schema(SqlSession& session) {
  long long tables = 0;
  session.sql << "SELECT count(*) FROM main.sqlite_master", soci::into(tables);
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

bool make_apart(SqlSession& session) {
  if (!is_empty(session, "apart")) return false;
  for (const char* statement : voices_tables) session.sql << statement;
  if (user_version(session) != last_with_voices) return true;
  for (const char* statement : voices_of_version_5) session.sql << statement;
  return true;
}

bool make_spent(SqlSession& session) {
  if (!is_empty(session, "spent")) return false;
  for (const char* statement : spent_tables) session.sql << statement;
  return true;
}

void migrate(SqlSession& session, int last) {
  auto version = user_version(session);
  for (; version < last; ++version) {
    for (const char* statement : migrations.at(static_cast<std::size_t>(version))) {
      session.sql << statement;
    }
  }
  session.sql << fmt::format("PRAGMA user_version={}", last);
  session.sql << "UPDATE ledger SET schema = :schema", soci::use(last);
}

}  // namespace kiosk::store
