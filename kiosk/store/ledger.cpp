#include "kiosk/store/ledger.h"

#include "kiosk/records/chain_check.h"
#include "kiosk/store/core.h"
#include "kiosk/store/place.h"

namespace kiosk::store {
namespace {

/// A checkpoint's worth: with less, a form that somebody fills in now may find no room at its end.
constexpr std::uint64_t least_room_for_voices = 8ULL << 20U;

ChainStatus status_of(const Uuid& identity, const ChainRow& row) {
  return {.ledger = identity,
          .depth = row.head_sequence,
          .unsent = row.head_sequence - row.acknowledged_sequence,
          .head = row.head};
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Core> core) : core_(std::move(core)) {}

Ledger::~Ledger() = default;

std::expected<std::unique_ptr<Ledger>, StoreError> Ledger::open(const LedgerConfig& config,
                                                                Instant now) {
  if (config.kiosk_digit < 0 || config.kiosk_digit > 9 || config.path.empty()) {
    return std::unexpected(StoreError::Invalid);
  }
  auto core = std::make_unique<Core>(config, now);
  auto opened =
      core->attempt([](SqlSession&, Memory&) -> std::expected<void, StoreError> { return {}; });
  if (!opened) return std::unexpected(opened.error());
  core->reserve.restore();
  core->clock = domain::judge_clock(now, core->memory.row.newest_time, config.clock_floor);
  return std::unique_ptr<Ledger>{new Ledger{std::move(core)}};
}

std::expected<std::optional<domain::Ticket>, StoreError> Ledger::find_ticket(const Uuid& id) {
  using Result = std::expected<std::optional<domain::Ticket>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory&) -> Result {
    auto record = find_record(session, Chain::Journal, id);
    if (!record) return std::nullopt;
    auto ticket = records::parse_ticket_payload(record->payload.value_or(""));
    if (ticket && !is_intact(*record)) return std::unexpected(StoreError::Corrupt);
    return ticket;
  });
}

std::expected<std::optional<domain::PrintState>, StoreError> Ledger::print_state(
    const Uuid& ticket) {
  using Result = std::expected<std::optional<domain::PrintState>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory&) -> Result {
    auto row = find_ticket_row(session, ticket);
    if (!row) return std::nullopt;
    return row->print_state;
  });
}

std::expected<std::vector<Uuid>, StoreError> Ledger::unfinished_prints() {
  using Result = std::expected<std::vector<Uuid>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    if (!memory.day) return std::vector<Uuid>{};
    return tickets_without_print_end(session, *memory.day);
  });
}

std::expected<std::map<char, int>, StoreError> Ledger::issued_today(Instant now) {
  using Result = std::expected<std::map<char, int>, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    return count_by_group(session, core_->day_for(memory, now));
  });
}

void Ledger::use_offset(UtcOffset offset) {
  core_->config.utc_offset = offset;
}

std::expected<int, StoreError> Ledger::waiting(std::string_view desk, Instant now) {
  using Result = std::expected<int, StoreError>;
  return core_->attempt([&](SqlSession&, Memory& memory) -> Result {
    return waiting_at(memory, core_->day_for(memory, now), desk);
  });
}

std::expected<LedgerStatus, StoreError> Ledger::status() {
  using Result = std::expected<LedgerStatus, StoreError>;
  return core_->attempt([&](SqlSession&, Memory& memory) -> Result {
    auto& ids = core_->ledger_ids;
    return LedgerStatus{.journal = status_of(ids[Chain::Journal], memory.row.journal),
                        .voices = status_of(ids[Chain::Voices], memory.row.voices),
                        .reserve_given_up = core_->low_on_room || core_->reserve.given_up(),
                        .restarted_from_damage = core_->follows_damage,
                        .records_mended = core_->records_mended,
                        .records_damaged = core_->records_damaged,
                        .voices_inherited = core_->voices_inherited,
                        .clock = core_->clock};
  });
}

std::expected<Batch, StoreError> Ledger::batch(const BatchWish& wish) {
  using Result = std::expected<Batch, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    const auto& row = memory.row.chain(wish.chain);
    const auto after = wish.after.value_or(row.acknowledged_sequence);
    const auto hash =
        after == row.acknowledged_sequence ? std::optional{row.acknowledged} : std::nullopt;
    records::ChainCheck check{after, hash};
    Batch batch{.ledger = core_->ledger_ids[wish.chain]};
    std::size_t bytes = 0;
    for (auto& record : records_after(session, wish.chain, after, wish.most_records)) {
      if (wish.hours && !wish.hours->hold(record.time)) return batch;
      bytes += record.payload.value_or("").size();
      if (bytes > wish.most_bytes && !batch.records.empty()) {
        batch.more = true;
        return batch;
      }
      // A payload that is not what its digest says is not sent; the chain goes on.
      auto faults = check.add(record);
      if (std::erase(faults, records::ChainFault::PayloadDiffers) > 0) record.payload.reset();
      if (!faults.empty()) return std::unexpected(StoreError::Corrupt);
      batch.records.push_back(std::move(record));
    }
    batch.more = row.head_sequence > check.sequence();
    return batch;
  });
}

std::expected<void, StoreError> Ledger::acknowledge(Chain chain, std::int64_t sequence,
                                                    const Digest& hash) {
  using Result = std::expected<void, StoreError>;
  return core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    auto& row = memory.row.chain(chain);
    auto record = find_record(session, chain, sequence);
    if (!record) return std::unexpected(StoreError::NotFound);
    if (record->hash != hash) return std::unexpected(StoreError::Invalid);
    if (sequence <= row.acknowledged_sequence) return {};
    row.acknowledged_sequence = sequence;
    row.acknowledged = hash;
    if (chain == Chain::Journal) {
      write_ledger_row(session, memory.row);
    } else {
      write_voices_row(session, memory.row);
    }
    return {};
  });
}

std::expected<std::int64_t, StoreError> Ledger::erase_acknowledged_voices() {
  using Result = std::expected<std::int64_t, StoreError>;
  auto erased = core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    return erase_payloads(session, Chain::Voices, memory.row.voices.acknowledged_sequence);
  });
  if (!erased) return erased;
  core_->wipe_due = core_->wipe_due || *erased > 0;
  if (!core_->wipe_due) return erased;
  // The WAL still holds the old pages until it is emptied.
  auto moved = core_->database->wipe_log(Database::File::Voices);
  core_->wipe_due = !moved;
  if (moved) return erased;
  core_->recover(moved.error());
  return std::unexpected(moved.error());
}

std::expected<bool, StoreError> Ledger::look() {
  const auto ready = core_->ensure_open();
  if (!ready) return std::unexpected(ready.error());
  if (!core_->is_in_place()) {
    core_->database.reset();
    return std::unexpected(StoreError::IoError);
  }
  if (core_->config.vfs.empty()) {
    const auto room = room_beside(core_->config.path);
    if (!room) return std::unexpected(StoreError::IoError);
    if (room->read_only) return std::unexpected(StoreError::ReadOnly);
    core_->low_on_room = room->free_bytes < least_room_for_voices;
    core_->hide_times_at_rest();
  }
  return !core_->low_on_room && !core_->reserve.given_up();
}

std::expected<void, StoreError> Ledger::maintain() {
  auto ready =
      core_->attempt([](SqlSession&, Memory&) -> std::expected<void, StoreError> { return {}; });
  if (!ready) return ready;
  for (const auto file : Database::files) {
    const auto moved = core_->database->checkpoint(file);
    if (moved) continue;
    core_->recover(moved.error());
    return moved;
  }
  core_->reserve.restore();
  const auto looked = look();
  if (!looked) return std::unexpected(looked.error());
  return {};
}

}  // namespace kiosk::store
