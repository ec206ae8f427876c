// How the ledger's file is opened, believed or not, and opened again after an error.

#include <filesystem>

#include <sodium.h>

#include "kiosk/store/core.h"
#include "kiosk/store/damage.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/schema.h"
#include "kiosk/store/tail.h"
#include "kiosk/store/wal.h"

namespace kiosk::store {
namespace {

/// A program that finds damage again and again has another fault: it stops before it fills the
/// disk.
constexpr int most_times_set_aside = 5;

std::string file_name(const std::string& path) {
  return std::filesystem::path{path}.filename().string();
}

std::expected<void, StoreError> quick_check(Session& session) {
  std::string answer;
  session.sql << "PRAGMA quick_check(1)", soci::into(answer);
  if (answer != "ok") return std::unexpected(StoreError::Corrupt);
  return {};
}

bool is_missing(const std::string& path) {
  std::error_code error;
  return !std::filesystem::exists(path, error) && !error;
}

}  // namespace

Ledger::Core::Core(const LedgerConfig& configuration, Instant now)
    : config(configuration),
      reserve(configuration.path + ".reserve", configuration.reserve_bytes),
      last_now(now) {}

std::expected<void, StoreError> Ledger::Core::ensure_open() {
  if (database) return {};
  auto opened = open_file();
  if (!opened) database.reset();
  return opened;
}

bool Ledger::Core::is_in_place() const {
  return !config.vfs.empty() || (identity_ && file_identity(config.path) == identity_);
}

std::expected<void, StoreError> Ledger::Core::open_file() {
  // A file that was there is not made anew, empty: its numbers would be given again.
  const bool known = memory.row.journal.head_sequence > 0 && !begins_anew_;
  if (known && config.vfs.empty() && is_missing(config.path)) {
    return std::unexpected(StoreError::IoError);
  }
  auto wal = read_bytes(config.path + "-wal");
  if (!wal.empty() && is_missing(config.path)) return std::unexpected(StoreError::Corrupt);
  auto verdict = judge_wal(as_bytes(wal));
  if (verdict == WalVerdict::Damaged) return std::unexpected(StoreError::Corrupt);
  auto connection = Database::open(config.path, config.vfs);
  if (!connection) return std::unexpected(connection.error());
  database = std::move(*connection);
  identity_ = file_identity(config.path);
  begins_anew_ = false;
  auto tables = open_tables();
  if (!tables) return tables;
  // A sync that failed earlier may have left pages that only seem to be on the disk.
  auto moved = database->checkpoint();
  if (!moved) return moved;
  return verdict == WalVerdict::CutTail ? note_dropped_tail(wal) : moved;
}

std::expected<void, StoreError> Ledger::Core::open_tables() {
  auto state = database->guarded([](Session& session) { return inspect_schema(session); });
  if (!state) return std::unexpected(state.error());
  if (*state != SchemaState::Current) {
    auto migrated = database->in_transaction([&](Session& session) -> Done {
      migrate(session);
      return *state == SchemaState::Fresh ? create_tables(session) : Done{};
    });
    if (!migrated) return migrated;
  }
  return database->guarded([&](Session& session) -> Done {
    auto sound = quick_check(session);
    if (!sound) return sound;
    return load(session);
  });
}

/// The first record of a fresh file, and the floors a damaged predecessor asks for.
std::expected<void, StoreError> Ledger::Core::create_tables(Session& session) {
  NumberFloors floors;
  std::string predecessor;
  if (auto aside = last_set_aside(config.path)) {
    predecessor = file_name(*aside);
    floors = floors_from(read_bytes(*aside) + read_bytes(*aside + "-wal"));
  }
  auto payload = floors_payload(floors, predecessor, memory.row.journal, config.kiosk);
  Memory fresh;
  add_record(session, fresh, {.kind = std::string{kinds::ledger_started}, .payload = payload},
             last_now);
  write_floors(session, floors);
  return {};
}

NumberFloors Ledger::Core::floors_from(const std::string& bytes) const {
  return floors_after_damage(find_numbers(bytes), to_local(last_now, config.utc_offset).date);
}

std::expected<void, StoreError> Ledger::Core::load(Session& session) {
  Memory loaded{.row = read_ledger_row(session)};
  memory.row.journal = loaded.row.journal;
  loaded.floors = read_floors(session);
  if (const auto last = last_ticket_record(session)) {
    const auto ticket = parse_ticket_payload(last->payload.value_or(""));
    if (!ticket) return std::unexpected(StoreError::Corrupt);
    loaded.day = ticket->day;
    loaded.continues = continued_day(*last->payload);
    loaded.last_sequence = last_sequences(session, ticket->day);
    loaded.waiting = waiting_by_desk(session, ticket->day);
  } else if (!loaded.floors.empty()) {
    loaded.day = loaded.floors.rbegin()->first;
  }
  if (loaded.continues) loaded.continued = last_sequences(session, *loaded.continues);
  auto tail = check_tail(session);
  if (!tail) return std::unexpected(tail.error());
  follows_damage = tail->follows_damage;
  memory = loaded;
  return {};
}

/// A power cut, or damage to the last transaction, which looks the same: nobody may get a number
/// again that can still be read in the lost part.
std::expected<void, StoreError> Ledger::Core::note_dropped_tail(const std::string& wal) {
  const auto found = find_numbers(wal);
  const auto today =
      std::max(to_local(last_now, config.utc_offset).date, memory.day.value_or(Date{}));
  auto draft = memory;
  auto noted = database->in_transaction([&](Session& session) -> Done {
    NumberFloors floors;
    for (const auto& day : found) {
      if (!is_believable(day, today)) continue;
      const auto given = last_sequences(session, day.first);
      for (const auto& [group, highest] : day.second) {
        const auto last = given.find(group);
        if (last == given.end() || last->second < highest) floors[day.first][group] = highest;
      }
    }
    auto payload = floors_payload(floors, {}, {}, config.kiosk);
    add_record(session, draft, {.kind = std::string{kinds::tail_dropped}, .payload = payload},
               last_now);
    write_floors(session, floors);
    draft.floors = read_floors(session);
    return {};
  });
  if (noted) memory = draft;
  return noted;
}

bool Ledger::Core::recover(StoreError error) {
  switch (error) {
    case StoreError::Invalid:
    case StoreError::Exhausted:
      return false;
    case StoreError::DiskFull:
      database.reset();
      return reserve.give_up();
    case StoreError::Corrupt:
      database.reset();
      if (times_set_aside >= most_times_set_aside || !set_aside(config.path)) return false;
      ++times_set_aside;
      begins_anew_ = true;
      return true;
    case StoreError::ReadOnly:
    case StoreError::Busy:
    case StoreError::TooNew:
    case StoreError::IoError:
      database.reset();
      return false;
  }
  return false;
}

Uuid Ledger::Core::make_id(Chain chain, Instant now) {
  std::array<std::uint8_t, 16> random{};
  if (config.entropy) {
    config.entropy(random);
  } else {
    randombytes_buf(random.data(), random.size());
  }
  if (chain == Chain::Voices) return make_uuid_v4(random);
  std::array<std::uint8_t, 10> tail{};
  std::copy_n(random.begin(), tail.size(), tail.begin());
  return make_uuid_v7(now, tail);
}

}  // namespace kiosk::store
