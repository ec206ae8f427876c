#pragma once
// The ledger's SQL, one function a statement. Store worker's thread only. All of it may throw
// SOCI's errors: call it inside Database::in_transaction or Database::guarded.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/ticket.h"
#include "kiosk/store/records.h"
#include "kiosk/store/session.h"

namespace kiosk::store {

struct ChainRow {
  std::int64_t head_sequence = 0;
  Digest head{};
  std::int64_t acknowledged_sequence = 0;
  Digest acknowledged{};

  bool operator==(const ChainRow&) const = default;
};

/// Where the two chains stand: the journal as `ledger.db` says, the voices as `voices.db` does.
struct LedgerRow {
  ChainRow journal;
  ChainRow voices;
  std::optional<Instant> newest_time;  // of a clock that was believed

  ChainRow& chain(Chain chain) { return chain == Chain::Journal ? journal : voices; }
  bool operator==(const LedgerRow&) const = default;
};

struct TicketRow {
  Uuid id;
  Date day{};
  domain::TicketNumber number;
  std::string desk;
  domain::PrintState print_state = domain::PrintState::Reserved;
  std::string trouble;
  std::string ended;  // empty while the visitor waits

  bool operator==(const TicketRow&) const = default;
};

/// Leaves through the library's wall like its own errors do, as a damaged file.
[[noreturn]] void damaged_row();

/// A record as its columns hold it, whatever that is.
struct RawRecord {
  std::int64_t sequence = 0;
  std::int64_t time_ms = 0;
  std::string id, kind, digest, previous, hash;
  std::optional<std::string> payload;

  bool operator==(const RawRecord&) const = default;
};

/// Empty is the digest of zeros: that of the record before the first.
std::optional<Digest> parse_digest(const std::string& text);
std::optional<Record> parse_record(Chain chain, const RawRecord& raw);
RawRecord to_columns(const Record& record);
std::vector<RawRecord> raw_records_after(SqlSession& session, Chain chain, std::int64_t after,
                                         int limit);
/// In the place of the one with its sequence.
void replace_record(SqlSession& session, const Record& record);

void insert_record(SqlSession& session, const Record& record);
/// In either chain. A row whose hashes or identity do not parse throws: the file is damaged.
std::optional<Record> find_record(SqlSession& session, const Uuid& id);
std::optional<Record> find_record(SqlSession& session, Chain chain, const Uuid& id);
std::optional<Record> find_record(SqlSession& session, Chain chain, std::int64_t sequence);
std::vector<Record> records_after(SqlSession& session, Chain chain, std::int64_t after, int limit);
std::int64_t erase_payloads(SqlSession& session, Chain chain, std::int64_t through);

/// A chain's row as its columns hold it, whatever that is.
struct RawChain {
  std::int64_t sequence = 0;
  std::int64_t acknowledged = 0;
  std::string hash, acknowledged_hash;

  bool operator==(const RawChain&) const = default;
};

RawChain to_columns(const ChainRow& row);
RawChain read_raw_chain(SqlSession& session, Chain chain);
ChainRow read_chain_row(SqlSession& session, Chain chain);
std::optional<Instant> read_newest_time(SqlSession& session);
LedgerRow read_ledger_row(SqlSession& session);
/// The journal's part, in the file of the tickets.
void write_ledger_row(SqlSession& session, const LedgerRow& row);
/// The voices' part, in their own.
void write_voices_row(SqlSession& session, const LedgerRow& row);

void insert_ticket(SqlSession& session, const TicketRow& row);
/// By the record that gave it out, which says its number.
std::optional<TicketRow> find_ticket_row(SqlSession& session, const Uuid& id);
void update_ticket_row(SqlSession& session, const TicketRow& row);
std::vector<TicketRow> all_ticket_rows(SqlSession& session);
/// The record of the last ticket that was given out, of those that still say what they said.
std::optional<Record> last_ticket_record(SqlSession& session);
/// Highest sequence by group on that day.
std::map<char, int> last_sequences(SqlSession& session, Date day);
std::map<char, int> count_by_group(SqlSession& session, Date day);
std::vector<TicketRow> ticket_rows_since(SqlSession& session, Date day);

/// 0 when nothing binds the group on that day.
int floor_of(const NumberFloors& floors, Date day, char group);
NumberFloors read_floors(SqlSession& session);
void write_floors(SqlSession& session, const NumberFloors& floors);

/// Tickets of a day that are reserved or printing.
std::vector<Uuid> tickets_without_print_end(SqlSession& session, Date day);
/// Tickets of a day that have no end, by desk.
std::map<std::string, int> waiting_by_desk(SqlSession& session, Date day);

/// Tickets of a day in the order they were given out, the newest first.
std::vector<Uuid> newest_tickets(SqlSession& session, Date day, int limit);
std::map<std::string, int> count_by_print_state(SqlSession& session, Date day);
std::optional<Uuid> ticket_with_number(SqlSession& session, Date day,
                                       const domain::TicketNumber& number);
/// Records of both chains whose time is at or after `from` and before `until`, by kind.
std::map<std::string, int> count_by_kind(SqlSession& session, Instant from, Instant until);

}  // namespace kiosk::store
