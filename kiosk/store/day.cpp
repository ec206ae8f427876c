// What staff ask about the day: its last tickets and its figures.

#include "kiosk/store/core.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/report_rows.h"

namespace kiosk::store {
namespace {

/// The record that ended the ticket.
std::optional<Record> find_end(SqlSession& session, const Uuid& ticket) {
  std::string id;
  const std::string kind{kinds::ticket_ended};
  const auto ticket_text = to_string(ticket);
  session.sql << "SELECT id FROM journal"
                 " WHERE sequence > (SELECT sequence FROM journal WHERE id = :ticket)"
                 " AND kind = :kind AND json_extract(payload, '$.ticket') = :ticket_text",
      soci::use(ticket_text), soci::use(kind), soci::use(ticket_text), soci::into(id);
  if (!session.sql.got_data()) return std::nullopt;
  return find_record(session, Chain::Journal, parse_uuid(id).value_or(Uuid{}));
}

int count_ended(SqlSession& session, Date day, TicketEnd end) {
  auto day_text = to_iso(day);
  const std::string end_text = name_of(end);
  long long count = 0;
  session.sql << "SELECT count(*) FROM tickets WHERE day = :day AND ended = :ended",
      soci::use(day_text), soci::use(end_text), soci::into(count);
  return static_cast<int>(count);
}

}  // namespace

std::vector<Uuid> newest_tickets(SqlSession& session, Date day, int limit) {
  std::vector<Uuid> tickets;
  std::string text;
  auto day_text = to_iso(day);
  soci::statement statement =
      (session.sql.prepare << "SELECT t.id FROM tickets t JOIN journal r ON r.id = t.id"
                              " WHERE t.day = :day ORDER BY r.sequence DESC LIMIT :limit",
       soci::use(day_text), soci::use(limit), soci::into(text));
  for (statement.execute(); statement.fetch();) {
    if (auto id = parse_uuid(text)) tickets.push_back(*id);
  }
  return tickets;
}

std::map<std::string, int> count_by_print_state(SqlSession& session, Date day) {
  std::map<std::string, int> counts;
  std::string state;
  long long count = 0;
  auto day_text = to_iso(day);
  soci::statement statement =
      (session.sql.prepare << "SELECT print_state, count(*) FROM tickets WHERE day = :day"
                              " GROUP BY print_state",
       soci::use(day_text), soci::into(state), soci::into(count));
  for (statement.execute(); statement.fetch();) counts[state] = static_cast<int>(count);
  return counts;
}

std::optional<Uuid> ticket_with_number(SqlSession& session, Date day,
                                       const domain::TicketNumber& number) {
  std::string id;
  const auto day_text = to_iso(day);
  const std::string group(1, number.group);
  session.sql << "SELECT id FROM tickets WHERE day = :day AND ticket_group = :group"
                 " AND kiosk_digit = :digit AND sequence = :sequence",
      soci::use(day_text), soci::use(group), soci::use(number.kiosk_digit),
      soci::use(number.sequence), soci::into(id);
  if (!session.sql.got_data()) return std::nullopt;
  return parse_uuid(id);
}

std::map<std::string, int> count_by_kind(SqlSession& session, Instant from, Instant until) {
  std::map<std::string, int> counts;
  std::string kind;
  long long count = 0;
  long long first = from.time_since_epoch().count();
  long long end = until.time_since_epoch().count();
  soci::statement statement =
      (session.sql.prepare << "SELECT kind, count(*) FROM (SELECT kind, time_ms FROM journal"
                              " UNION ALL SELECT kind, time_ms FROM apart.voices)"
                              " WHERE time_ms >= :first AND time_ms < :end GROUP BY kind",
       soci::use(first), soci::use(end), soci::into(kind), soci::into(count));
  for (statement.execute(); statement.fetch();) counts[kind] = static_cast<int>(count);
  return counts;
}

std::expected<std::optional<Uuid>, StoreError> Ledger::find_number(
    Date day, const domain::TicketNumber& number) {
  using Result = std::expected<std::optional<Uuid>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory&) -> Result {
    return ticket_with_number(session, day, number);
  });
}

std::expected<std::optional<EndOfTicket>, StoreError> Ledger::end_of(const Uuid& ticket) {
  using Result = std::expected<std::optional<EndOfTicket>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory&) -> Result {
    const auto row = find_ticket_row(session, ticket);
    if (!row) return std::unexpected(StoreError::NotFound);
    if (row->ended.empty()) return std::nullopt;
    const auto end = parse_ticket_end(row->ended);
    const auto record = find_end(session, ticket);
    if (!end || !record || !is_intact(*record)) return std::unexpected(StoreError::Corrupt);
    return EndOfTicket{.end = *end, .at = record->time};
  });
}

std::expected<std::vector<TicketOfDay>, StoreError> Ledger::latest_tickets(Instant now, int limit) {
  using Result = std::expected<std::vector<TicketOfDay>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    std::vector<TicketOfDay> tickets;
    for (const auto& id : newest_tickets(session, core_->day_for(memory, now), limit)) {
      const auto row = find_ticket_row(session, id);
      const auto record = find_record(session, Chain::Journal, id);
      if (!row || !record || !is_intact(*record)) return std::unexpected(StoreError::Corrupt);
      auto ticket = records::parse_ticket_payload(record->payload.value_or(""));
      if (!ticket) return std::unexpected(StoreError::Corrupt);
      tickets.push_back(
          {.ticket = std::move(*ticket), .print_state = row->print_state, .ended = row->ended});
    }
    return tickets;
  });
}

std::expected<DayFigures, StoreError> Ledger::day_figures(Instant now) {
  using Result = std::expected<DayFigures, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    const auto day = core_->day_for(memory, now);
    const Instant from = std::chrono::sys_days{day} - core_->config.utc_offset;
    return DayFigures{.print_states = count_by_print_state(session, day),
                      .records = count_by_kind(session, from, from + std::chrono::days{1}),
                      .reports = count_by_class(session, day),
                      .void_tickets = count_ended(session, day, TicketEnd::Void),
                      .cancelled_tickets = count_ended(session, day, TicketEnd::Cancelled)};
  });
}

}  // namespace kiosk::store
