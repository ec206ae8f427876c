#pragma once
// The ledger's SQL, one function a statement. Store worker's thread only. All of it may throw
// SOCI's errors: call it inside Database::in_transaction or Database::guarded.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kiosk/domain/ticket.h"
#include "kiosk/store/record.h"

namespace kiosk::store {

struct ChainRow {
  std::int64_t head_sequence = 0;
  Digest head{};
  std::int64_t acknowledged_sequence = 0;
  Digest acknowledged{};

  bool operator==(const ChainRow&) const = default;
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

void insert_record(soci::session& session, const Record& record);
/// A row whose hashes or identity do not parse throws: the file is damaged.
std::optional<Record> find_record(soci::session& session, const Uuid& id);
std::optional<Record> find_record(soci::session& session, Chain chain, std::int64_t sequence);
std::vector<Record> records_after(soci::session& session, Chain chain, std::int64_t after,
                                  int limit);
std::int64_t erase_payloads(soci::session& session, Chain chain, std::int64_t through);

ChainRow read_chain(soci::session& session, Chain chain);
void write_chain(soci::session& session, Chain chain, const ChainRow& row);

std::optional<Instant> read_newest_time(soci::session& session);
void write_newest_time(soci::session& session, Instant newest);

void insert_ticket(soci::session& session, const TicketRow& row);
std::optional<TicketRow> find_ticket_row(soci::session& session, const Uuid& id);
void update_ticket_row(soci::session& session, const TicketRow& row);
std::vector<TicketRow> all_ticket_rows(soci::session& session);
std::optional<Date> latest_ticket_day(soci::session& session);
/// Highest sequence by group on that day.
std::map<char, int> last_sequences(soci::session& session, Date day);
std::map<char, int> count_by_group(soci::session& session, Date day);
std::vector<TicketRow> ticket_rows_since(soci::session& session, Date day);

/// The numbers a damaged file may have given out: no ticket of that day goes below.
struct NumberFloors {
  Date day{};
  std::map<char, int> groups;  // `*` is every group not named

  bool operator==(const NumberFloors&) const = default;
};

/// Of the latest day that has any.
std::optional<NumberFloors> read_floors(soci::session& session);
void write_floors(soci::session& session, const NumberFloors& floors);

/// Tickets of a day that are reserved or printing.
std::vector<Uuid> tickets_without_print_end(soci::session& session, Date day);
int count_waiting(soci::session& session, Date day, std::string_view desk);

}  // namespace kiosk::store
