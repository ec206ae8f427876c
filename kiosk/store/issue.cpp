// Tickets and records into the ledger.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/domain/wait_estimate.h"
#include "kiosk/store/core.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/spent.h"

namespace kiosk::store {
namespace {

constexpr std::size_t longest_kind = 40;
constexpr std::size_t longest_code = 20;
constexpr std::size_t longest_trouble = 100;
constexpr std::size_t longest_payload_bytes = std::size_t{256} * 1024;
/// A WAL of so many pages moves into the database with any record but a ticket, whose visitor would
/// wait for it; with a ticket at twice as many, when nothing else came for as long again. A page
/// has 2 KiB, in files that began before schema 5 4 KiB.
constexpr int usual_wal_pages = 1000;
constexpr int ticket_wal_pages = 2000;
/// Voices carry no finer time than this, so that none can be tied to a ticket (P01, P10).
constexpr std::chrono::hours voice_bucket{1};

bool is_short_code(std::string_view text) {
  return text.size() <= longest_code && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

bool is_small_name(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_valid(const domain::TicketRequest& request) {
  bool group =
      request.group >= 'A' && request.group <= 'Z' && request.group != 'I' && request.group != 'O';
  return group && !request.id.is_nil() && !request.desk.empty() && is_short_code(request.desk) &&
         is_short_code(request.service_code) && request.language.size() == 2 &&
         is_small_name(request.language);
}

bool is_valid(const NewRecord& record) {
  bool own = record.kind.starts_with("ticket_") || record.kind.starts_with("ledger_") ||
             record.kind.starts_with("clock_");
  return !own && !record.kind.empty() && record.kind.size() <= longest_kind &&
         is_small_name(record.kind) && record.payload.size() <= longest_payload_bytes &&
         nlohmann::json::accept(record.payload) && !(record.id && record.id->is_nil());
}

int number_in(const std::map<char, int>& groups, char group) {
  const auto found = groups.find(group);
  return found == groups.end() ? 0 : found->second;
}

/// The highest number of the group that somebody in the hall may hold; `memory` is at that day.
int last_sequence(const Memory& memory, Date day, char group) {
  const auto last =
      std::max(number_in(memory.last_sequence, group), floor_of(memory.floors, day, group));
  if (!memory.continues) return last;
  return std::max({last, number_in(memory.continued, group),
                   floor_of(memory.floors, *memory.continues, group)});
}

/// Another day begins, or the clock says that it was not that day after all.
void turn_to(SqlSession& session, Memory& memory, Date day) {
  if (memory.day == day) return;
  const bool set_back = memory.day && day < *memory.day;
  const bool returns = memory.continues == day;
  if (set_back || returns) {
    memory.continues = memory.day;
    memory.continued = memory.last_sequence;
  } else {
    memory.continues.reset();
    memory.continued.clear();
  }
  memory.day = day;
  memory.last_sequence = last_sequences(session, day);
  memory.waiting = waiting_by_desk(session, day);
}

std::expected<std::optional<domain::Ticket>, StoreError> stored_ticket(SqlSession& session,
                                                                       const Uuid& id) {
  auto record = find_record(session, Chain::Journal, id);
  if (!record) return std::nullopt;
  // A record that is silent was mended: what it gave cannot be given again.
  if (record->kind != kinds::ticket_issued || !record->payload) {
    return std::unexpected(StoreError::IdentityUsed);
  }
  if (!is_intact(*record)) return std::unexpected(StoreError::Corrupt);
  auto ticket = records::parse_ticket_payload(*record->payload);
  if (!ticket) return std::unexpected(StoreError::Corrupt);
  return ticket;
}

}  // namespace

const char* name_of(TicketEnd end) {
  switch (end) {
    case TicketEnd::Done:
      return "DONE";
    case TicketEnd::NoShow:
      return "NO_SHOW";
    case TicketEnd::Cancelled:
      return "CANCELLED";
    case TicketEnd::Expired:
      return "EXPIRED";
    case TicketEnd::Void:
      return "VOID";
  }
  return "DONE";
}

std::optional<TicketEnd> parse_ticket_end(std::string_view name) {
  using enum TicketEnd;
  for (const auto end : {Done, NoShow, Cancelled, Expired, Void}) {
    if (name == name_of(end)) return end;
  }
  return std::nullopt;
}

int waiting_at(const Memory& memory, Date day, std::string_view desk) {
  if (memory.day != day) return 0;
  const auto found = memory.waiting.find(std::string{desk});
  return found == memory.waiting.end() ? 0 : found->second;
}

Date Ledger::Core::day_for(const Memory& memory_now, Instant now) {
  last_now = now;
  clock = domain::judge_clock(now, memory_now.row.newest_time, config.clock_floor);
  return domain::numbering_day(now, config.utc_offset, memory_now.day, clock);
}

Record Ledger::Core::add_record(SqlSession& session, Memory& memory_draft,
                                const records::Fact& fact, Instant now,
                                const std::optional<Uuid>& id) {
  auto& row = memory_draft.row.chain(fact.chain);
  Record stored{.chain = fact.chain,
                .sequence = row.head_sequence + 1,
                .id = id ? *id : make_id(fact.chain, now),
                .kind = fact.kind,
                .time = fact.chain == Chain::Voices
                            ? Instant{std::chrono::floor<std::chrono::hours>(now)}
                            : now,
                .payload_digest = sha256(as_bytes(fact.payload)),
                .previous = row.head,
                .hash = {},
                .payload = fact.payload};
  static_assert(voice_bucket == std::chrono::hours{1});
  stored.hash = record_hash(stored);
  insert_record(session, stored);
  row.head_sequence = stored.sequence;
  row.head = stored.hash;
  if (fact.chain == Chain::Voices) {
    // Nothing of the journal's file may change with a voice, not even how long its log is.
    write_voices_row(session, memory_draft.row);
    return stored;
  }
  session.checkpoint_after(stored.kind == kinds::ticket_issued ? ticket_wal_pages
                                                               : usual_wal_pages);
  clock = domain::judge_clock(now, memory_draft.row.newest_time, config.clock_floor);
  bool newer = !memory_draft.row.newest_time || now > *memory_draft.row.newest_time;
  bool believed = clock == domain::ClockVerdict::Plausible || fact.kind == kinds::clock_confirmed;
  if (believed && (newer || fact.kind == kinds::clock_confirmed)) {
    memory_draft.row.newest_time = now;
  }
  write_ledger_row(session, memory_draft.row);
  return stored;
}

std::expected<domain::Ticket, StoreError> Ledger::issue_ticket(
    const domain::TicketRequest& request, Instant now,
    const std::optional<domain::DeskFacts>& desk) {
  using Result = std::expected<domain::Ticket, StoreError>;
  if (!is_valid(request)) return std::unexpected(StoreError::Invalid);
  core_->last_now = now;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    auto stored = stored_ticket(session, request.id);
    if (!stored) return std::unexpected(stored.error());
    if (*stored) return **stored;
    auto day = core_->day_for(memory, now);
    turn_to(session, memory, day);
    auto sequence = domain::next_sequence(last_sequence(memory, day, request.group));
    if (!sequence) return std::unexpected(StoreError::Exhausted);
    domain::Ticket ticket{.request = request,
                          .number = {.group = request.group,
                                     .kiosk_digit = core_->config.kiosk_digit,
                                     .sequence = *sequence},
                          .day = day,
                          .issued_at = now,
                          .ahead_at_issue = waiting_at(memory, day, request.desk)};
    ticket.wait_minutes = domain::wait_estimate_minutes(ticket.ahead_at_issue, desk);
    const auto fact = records::ticket_fact(ticket, core_->config.kiosk, core_->config.utc_offset,
                                           memory.continues);
    core_->add_record(session, memory, fact, now, request.id);
    insert_ticket(session, row_for(ticket));
    memory.last_sequence[request.group] = *sequence;
    ++memory.waiting[request.desk];
    return ticket;
  });
}

std::expected<void, StoreError> Ledger::set_print_state(const Uuid& ticket,
                                                        domain::PrintState state,
                                                        std::string_view trouble, Instant now) {
  using Result = std::expected<void, StoreError>;
  if (state == domain::PrintState::Reserved || trouble.size() > longest_trouble ||
      !is_small_name(trouble)) {
    return std::unexpected(StoreError::Invalid);
  }
  core_->last_now = now;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    auto row = find_ticket_row(session, ticket);
    if (!row) return std::unexpected(StoreError::NotFound);
    if (row->print_state == state && row->trouble == trouble) return {};
    row->print_state = state;
    row->trouble = trouble;
    core_->add_record(session, memory, records::print_fact(ticket, state, trouble), now);
    update_ticket_row(session, *row);
    return {};
  });
}

std::expected<void, StoreError> Ledger::end_ticket(const Uuid& ticket, TicketEnd end, Instant now) {
  using Result = std::expected<void, StoreError>;
  core_->last_now = now;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    auto row = find_ticket_row(session, ticket);
    if (!row) return std::unexpected(StoreError::NotFound);
    if (!row->ended.empty()) return {};
    row->ended = name_of(end);
    core_->add_record(session, memory, records::end_fact(ticket, row->ended), now);
    update_ticket_row(session, *row);
    if (row->day == memory.day) --memory.waiting[row->desk];
    return {};
  });
}

std::expected<Uuid, StoreError> Ledger::append(const NewRecord& record, Instant now) {
  using Result = std::expected<Uuid, StoreError>;
  if (!is_valid(record)) return std::unexpected(StoreError::Invalid);
  core_->last_now = now;
  const auto today = to_local(now, core_->config.utc_offset).date;
  auto kept = core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    // The reserve is for tickets: forms close while it is given up.
    if (record.chain == Chain::Voices && core_->reserve.given_up()) {
      return std::unexpected(StoreError::DiskFull);
    }
    if (record.id) {
      auto stored = find_record(session, *record.id);
      bool same = stored && stored->chain == record.chain && stored->kind == record.kind &&
                  stored->payload_digest == sha256(as_bytes(record.payload));
      if (stored && !same) return std::unexpected(StoreError::IdentityUsed);
      if (stored) return stored->id;
    }
    if (record.spends && store::is_spent(session, today, *record.spends)) {
      return std::unexpected(StoreError::SpentAlready);
    }
    const records::Fact fact{.chain = record.chain, .kind = record.kind, .payload = record.payload};
    return core_->add_record(session, memory, fact, now, record.id).id;
  });
  if (!kept || record.chain == Chain::Journal) return kept;
  core_->cover(Database::File::Voices);
  if (!record.spends) return kept;
  // Apart from the record, in its own file; should it fail, the same record is asked for again.
  const auto spent =
      core_->attempt([&](SqlSession& session, Memory&) -> std::expected<void, StoreError> {
        spend(session, today, *record.spends);
        return {};
      });
  if (!spent) return std::unexpected(spent.error());
  core_->cover(Database::File::Spent);
  return kept;
}

std::expected<bool, StoreError> Ledger::is_spent(const std::string& token, Instant now) {
  using Result = std::expected<bool, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory&) -> Result {
    return store::is_spent(session, to_local(now, core_->config.utc_offset).date, token);
  });
}

std::expected<void, StoreError> Ledger::confirm_clock(Instant now) {
  using Result = std::expected<void, StoreError>;
  core_->last_now = now;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    core_->add_record(session, memory, records::clock_confirmed_fact(), now);
    core_->clock = domain::judge_clock(now, memory.row.newest_time, core_->config.clock_floor);
    return {};
  });
}

}  // namespace kiosk::store
