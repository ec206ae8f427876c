#include "kiosk/store/tail.h"

#include <algorithm>

#include "kiosk/records/chain_check.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {
namespace {

/// Enough to see that the end is sound; the whole file is the work of verify.
constexpr int tail_records = 50;

/// The records hang together and end in the head the file names.
bool is_chain_sound(const std::vector<Record>& records, std::int64_t after, const ChainRow& row) {
  records::ChainCheck check{after};
  for (const auto& record : records) {
    if (!check.add(record).empty()) return false;
  }
  return check.ends_in(row.head_sequence, row.head);
}

std::int64_t first_of_tail(const ChainRow& row) {
  return std::max<std::int64_t>(0, row.head_sequence - tail_records);
}

std::vector<Record> newest_records(SqlSession& session, Chain chain, const ChainRow& row) {
  return records_after(session, chain, first_of_tail(row), tail_records + 1);
}

bool is_acknowledged_sound(SqlSession& session, Chain chain, const ChainRow& row) {
  if (row.acknowledged_sequence == 0) return row.acknowledged == Digest{};
  auto record = find_record(session, chain, row.acknowledged_sequence);
  return record && record->hash == row.acknowledged;
}

bool has_its_record(SqlSession& session, const TicketRow& row) {
  auto record = find_record(session, Chain::Journal, row.id);
  if (!record || !is_intact(*record)) return false;
  auto ticket = records::parse_ticket_payload(record->payload.value_or(""));
  return ticket && ticket->number == row.number && ticket->day == row.day;
}

/// Nothing of the journal is erased, and what damage took is told by a later record.
bool is_silence_told(const std::vector<Record>& records, std::int64_t after) {
  records::ChainCheck check{after};
  for (const auto& record : records) check.add(record);
  return check.untold().empty();
}

/// Every ticket of the tail and of the last day is the ticket its record tells of.
bool are_numbers_sound(SqlSession& session, const Replay& replay) {
  auto latest = replay.last_day();
  if (!latest) {
    const auto last = last_ticket_record(session);
    if (!last) return true;
    const auto ticket = records::parse_ticket_payload(last->payload.value_or(""));
    if (!ticket) return false;
    latest = ticket->day;
  }
  auto first = *latest;
  for (const auto& [id, row] : replay.tickets()) first = std::min(first, row.day);
  std::size_t matched = 0;
  for (const auto& row : ticket_rows_since(session, first)) {
    auto expected = replay.tickets().find(row.id);
    if (expected != replay.tickets().end()) {
      if (expected->second != row) return false;
      ++matched;
    } else if (row.day == *latest && !has_its_record(session, row)) {
      return false;
    }
  }
  return matched == replay.tickets().size();
}

}  // namespace

bool is_tail_sound(SqlSession& session, Chain chain) {
  const auto row = read_ledger_row(session).chain(chain);
  return is_chain_sound(newest_records(session, chain, row), first_of_tail(row), row) &&
         is_acknowledged_sound(session, chain, row);
}

std::expected<TailReport, StoreError> check_tail(SqlSession& session) {
  Replay replay;
  const auto row = read_ledger_row(session).journal;
  const auto records = newest_records(session, Chain::Journal, row);
  if (!is_silence_told(records, first_of_tail(row))) return std::unexpected(StoreError::Corrupt);
  for (const auto& record : records) {
    if (!replay.apply(record)) return std::unexpected(StoreError::Corrupt);
  }
  auto first = find_record(session, Chain::Journal, 1);
  if (!first || first->kind != kinds::ledger_started || !are_numbers_sound(session, replay)) {
    return std::unexpected(StoreError::Corrupt);
  }
  const auto started = records::parse_ledger_started(first->payload.value_or(""));
  return TailReport{.follows_damage = started && !started->predecessor.file.empty()};
}

}  // namespace kiosk::store
