#pragma once
// The tables of earlier versions, made of a ledger of today's: an older file to migrate.

namespace kiosk::store::test {

/// Statements that turn a file of version 6 into one of version 5, and leave nothing in the file of
/// the voices.
inline constexpr const char* back_to_version_5 =
    "BEGIN;"
    "INSERT INTO main.voices SELECT * FROM apart.voices;"
    "INSERT INTO main.reports SELECT * FROM apart.reports;"
    "CREATE TABLE main.spent_tokens( day TEXT NOT NULL, token TEXT NOT NULL, PRIMARY "
    "KEY(day, token)) STRICT, WITHOUT ROWID;"
    "ALTER TABLE main.ledger RENAME TO new_ledger;"
    "CREATE TABLE main.ledger( id INTEGER NOT NULL PRIMARY KEY CHECK(id = 1), schema INTEGER "
    "NOT NULL, newest_ms INTEGER NOT NULL, clock_known INTEGER NOT NULL, journal_sequence "
    "INTEGER NOT NULL, journal_hash TEXT NOT NULL, journal_acknowledged INTEGER NOT NULL, "
    "journal_acknowledged_hash TEXT NOT NULL, voices_sequence INTEGER NOT NULL, voices_hash "
    "TEXT NOT NULL, voices_acknowledged INTEGER NOT NULL, voices_acknowledged_hash TEXT NOT "
    "NULL) STRICT;"
    "INSERT INTO main.ledger SELECT 1, 5, newest_ms, clock_known, journal_sequence, "
    "journal_hash, journal_acknowledged, journal_acknowledged_hash, v.sequence, v.hash, "
    "v.acknowledged, v.acknowledged_hash FROM new_ledger, apart.voices_ledger v;"
    "DROP TABLE main.new_ledger;"
    "DROP TABLE apart.voices;"
    "DROP TABLE apart.reports;"
    "DROP TABLE apart.report_days;"
    "DROP TABLE apart.voices_ledger;"
    "PRAGMA main.user_version=5;"
    "COMMIT;";

/// Statements that turn a file of version 5 into one of version 4.
inline constexpr const char* back_to_version_4 =
    "CREATE TABLE records("
    " chain INTEGER NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,"
    " kind TEXT NOT NULL, time_ms INTEGER NOT NULL, payload_digest TEXT NOT NULL,"
    " previous TEXT NOT NULL, hash TEXT NOT NULL, payload TEXT,"
    " PRIMARY KEY(chain, sequence)) STRICT, WITHOUT ROWID;"
    "INSERT INTO records SELECT 1, * FROM journal;"
    "INSERT INTO records SELECT 2, * FROM voices;"
    "DROP TABLE journal; DROP TABLE voices;"
    "CREATE TABLE chains("
    " chain INTEGER NOT NULL PRIMARY KEY, head_sequence INTEGER NOT NULL, head_hash TEXT NOT NULL,"
    " acknowledged_sequence INTEGER NOT NULL, acknowledged_hash TEXT NOT NULL) STRICT;"
    "INSERT INTO chains SELECT 1, journal_sequence, journal_hash, journal_acknowledged,"
    " journal_acknowledged_hash FROM ledger;"
    "INSERT INTO chains SELECT 2, voices_sequence, voices_hash, voices_acknowledged,"
    " voices_acknowledged_hash FROM ledger;"
    "ALTER TABLE ledger RENAME TO new_ledger;"
    "CREATE TABLE ledger("
    " id INTEGER NOT NULL PRIMARY KEY CHECK(id = 1), schema INTEGER NOT NULL,"
    " newest_ms INTEGER NOT NULL, clock_known INTEGER NOT NULL) STRICT;"
    "INSERT INTO ledger SELECT 1, 4, newest_ms, clock_known FROM new_ledger;"
    "DROP TABLE new_ledger;"
    "ALTER TABLE tickets RENAME TO new_tickets;"
    "CREATE TABLE tickets("
    " id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, ticket_group TEXT NOT NULL,"
    " kiosk_digit INTEGER NOT NULL, sequence INTEGER NOT NULL, desk TEXT NOT NULL,"
    " print_state TEXT NOT NULL, trouble TEXT NOT NULL, ended TEXT NOT NULL,"
    " UNIQUE(day, ticket_group, kiosk_digit, sequence)) STRICT, WITHOUT ROWID;"
    "INSERT INTO tickets SELECT id, day, ticket_group, kiosk_digit, sequence, desk, print_state,"
    " trouble, ended FROM new_tickets;"
    "DROP TABLE new_tickets;"
    "PRAGMA user_version=4;";

/// Statements that turn a file of version 4 into one of version 3, and of that into version 1.
inline constexpr const char* back_to_version_3 =
    "DROP TABLE reports; PRAGMA user_version=3; UPDATE ledger SET schema=3;";
inline constexpr const char* back_to_version_1 =
    "CREATE INDEX tickets_waiting ON tickets(day, desk) WHERE ended = '';"
    "DROP TABLE spent_tokens; PRAGMA user_version=1; UPDATE ledger SET schema=1;";

}  // namespace kiosk::store::test
