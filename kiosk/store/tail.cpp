#include "kiosk/store/tail.h"

#include <algorithm>
#include <set>

#include "kiosk/store/mend_chain.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {
namespace {

/// Enough to see that the end is sound; the whole file is the work of verify.
constexpr int tail_records = 50;

/// The records from `after` on hang together and end in the head the file names.
bool is_chain_sound(const std::vector<Record>& records, std::int64_t after, const ChainRow& row) {
  auto expected = after + 1;
  const Digest* previous = nullptr;
  for (const auto& record : records) {
    bool first_of_all = record.sequence == 1 && record.previous != Digest{};
    if (record.sequence != expected || !is_intact(record) || first_of_all) return false;
    if (previous != nullptr && record.previous != *previous) return false;
    previous = &record.hash;
    ++expected;
  }
  if (expected != row.head_sequence + 1) return false;
  return (previous == nullptr ? Digest{} : *previous) == row.head;
}

std::int64_t first_of_tail(const ChainRow& row) {
  return std::max<std::int64_t>(0, row.head_sequence - tail_records);
}

std::vector<Record> newest_records(Session& session, Chain chain, const ChainRow& row) {
  return records_after(session, chain, first_of_tail(row), tail_records + 1);
}

bool is_acknowledged_sound(Session& session, Chain chain, const ChainRow& row) {
  if (row.acknowledged_sequence == 0) return row.acknowledged == Digest{};
  auto record = find_record(session, chain, row.acknowledged_sequence);
  return record && record->hash == row.acknowledged;
}

bool has_its_record(Session& session, const TicketRow& row) {
  auto record = find_record(session, Chain::Journal, row.id);
  if (!record || !is_intact(*record)) return false;
  auto ticket = parse_ticket_payload(record->payload.value_or(""));
  return ticket && ticket->number == row.number && ticket->day == row.day;
}

/// Nothing of the journal is erased, and what damage took is told by a later record.
bool is_silence_told(const std::vector<Record>& records) {
  std::set<std::int64_t> silent;
  for (const auto& record : records) {
    if (!record.payload) silent.insert(record.sequence);
    if (record.kind != kinds::mended) continue;
    for (const auto place : damaged_places(record)) silent.erase(place);
  }
  return silent.empty();
}

/// Every ticket of the tail and of the last day is the ticket its record tells of.
bool are_numbers_sound(Session& session, const Replay& replay) {
  auto latest = replay.last_day();
  if (!latest) {
    const auto last = last_ticket_record(session);
    if (!last) return true;
    const auto ticket = parse_ticket_payload(last->payload.value_or(""));
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

bool is_tail_sound(Session& session, Chain chain) {
  const auto row = read_ledger_row(session).chain(chain);
  return is_chain_sound(newest_records(session, chain, row), first_of_tail(row), row) &&
         is_acknowledged_sound(session, chain, row);
}

std::expected<TailReport, StoreError> check_tail(Session& session) {
  Replay replay;
  const auto row = read_ledger_row(session).journal;
  const auto records = newest_records(session, Chain::Journal, row);
  if (!is_silence_told(records)) return std::unexpected(StoreError::Corrupt);
  for (const auto& record : records) {
    if (!replay.apply(record)) return std::unexpected(StoreError::Corrupt);
  }
  auto first = find_record(session, Chain::Journal, 1);
  if (!first || first->kind != kinds::ledger_started || !are_numbers_sound(session, replay)) {
    return std::unexpected(StoreError::Corrupt);
  }
  const auto payload = first->payload.value_or("");
  return TailReport{.follows_damage = payload.find("\"predecessor\"") != std::string::npos};
}

}  // namespace kiosk::store
