// How the ledger's file is opened, believed or not, and opened again after an error.

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/store/core.h"
#include "kiosk/store/damage.h"
#include "kiosk/store/inherit.h"
#include "kiosk/store/mend_chain.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/report_rows.h"
#include "kiosk/store/schema.h"
#include "kiosk/store/tail.h"
#include "kiosk/store/wal.h"

namespace kiosk::store {
namespace {

/// A program that finds damage again and again has another fault: it stops before it fills the
/// disk.
constexpr int most_times_set_aside = 5;

std::expected<void, StoreError> quick_check(SqlSession& session, const char* file) {
  std::string answer;
  session.sql << fmt::format("PRAGMA {}.quick_check(1)", file), soci::into(answer);
  if (answer != "ok") return std::unexpected(StoreError::Corrupt);
  return {};
}

/// Of the ledger's file and those that stand apart; shorter when one is not there.
std::vector<FileIdentity> identities_of(const std::string& path) {
  std::vector<FileIdentity> identities;
  for (const auto& file : {path, voices_path(path), spent_path(path)}) {
    if (const auto identity = file_identity(file)) identities.push_back(*identity);
  }
  return identities;
}

}  // namespace

Ledger::Core::Core(const LedgerConfig& configuration, Instant now)
    : config(configuration),
      reserve(configuration.path + ".reserve", configuration.reserve_bytes),
      last_now(now),
      mark_file_(configuration.path + ".mark") {}

std::expected<void, StoreError> Ledger::Core::ensure_open() {
  if (database) return {};
  auto opened = open_file();
  if (!opened) database.reset();
  return opened;
}

bool Ledger::Core::is_in_place() const {
  return !config.vfs.empty() || (!identities_.empty() && identities_of(config.path) == identities_);
}

std::expected<void, StoreError> Ledger::Core::open_file() {
  // A file that was there is not made anew, empty: its numbers would be given again.
  const bool known = memory.row.journal.head_sequence > 0 && !begins_anew_;
  if (known && config.vfs.empty() && is_missing(config.path)) {
    return std::unexpected(StoreError::IoError);
  }
  auto wal = read_bytes(config.path + "-wal");
  if (!wal.empty() && is_missing(config.path)) return std::unexpected(StoreError::Corrupt);
  if (turn_back(wal)) log_mended_ = true;
  auto verdict = judge_wal(as_bytes(wal));
  if (verdict == WalVerdict::Damaged) return std::unexpected(StoreError::Corrupt);
  auto connection = Database::open(config.path, config.vfs);
  if (!connection) {
    const bool apart = opens_alone(voices_path(config.path), config.vfs) &&
                       opens_alone(spent_path(config.path), config.vfs);
    if (connection.error() == StoreError::Corrupt && !apart) damaged_ = Chain::Voices;
    return std::unexpected(connection.error());
  }
  database = std::move(*connection);
  identities_ = identities_of(config.path);
  begins_anew_ = false;
  auto tables = open_tables();
  if (!tables) return tables;
  voices_begin_anew_ = false;
  // A sync that failed earlier may have left pages that only seem to be on the disk.
  if (auto moved = database->checkpoint(Database::File::Ledger); !moved) return moved;
  for (const auto file : {Database::File::Voices, Database::File::Spent}) {
    if (auto wiped = database->wipe_log(file); !wiped) return wiped;
  }
  if (log_mended_) {
    if (auto noted = note_mended_log(); !noted) return noted;
  }
  return verdict == WalVerdict::CutTail ? note_dropped_tail(wal) : Done{};
}

std::expected<void, StoreError> Ledger::Core::open_tables() {
  auto state = database->guarded([](SqlSession& session) { return inspect_schema(session); });
  if (!state) return std::unexpected(state.error());
  if (auto made = make_tables(*state); !made) return made;
  return database->guarded([&](SqlSession& session) -> Done {
    for (const auto& [file, chain] :
         {std::pair{"main", Chain::Journal}, std::pair{"apart", Chain::Voices},
          std::pair{"spent", Chain::Voices}}) {
      damaged_ = chain;
      if (auto sound = quick_check(session, file); !sound) return sound;
    }
    damaged_.reset();
    return load(session);
  });
}

/// Voices move into their own file before the older one loses them, each step a transaction that
/// changes one file: a power cut in between leaves them in both.
std::expected<void, StoreError> Ledger::Core::make_tables(SchemaState state) {
  const bool older = state == SchemaState::Older;
  if (older) {
    auto brought = database->in_transaction([&](SqlSession& session) -> Done {
      migrate(session, last_with_voices);
      return {};
    });
    if (!brought) return brought;
  }
  damaged_ = Chain::Voices;
  auto apart = database->in_transaction([&](SqlSession& session) -> Done {
    if (!make_apart(session)) return begin_voices(session);
    if (state == SchemaState::Current && !voices_begin_anew_) {
      voices_begin_anew_ = note_gone(voices_path(config.path));
    }
    const auto aside = all_set_aside(voices_path(config.path));
    if (aside.empty()) return begin_voices(session);
    leave_report_numbers(session, aside);
    inherit(session, aside.back());
    return {};
  });
  if (!apart) return apart;
  auto spent = database->in_transaction([](SqlSession& session) -> Done {
    make_spent(session);
    return {};
  });
  if (!spent) return spent;
  damaged_.reset();
  if (state == SchemaState::Current) return {};
  auto migrated = database->in_transaction([&](SqlSession& session) -> Done {
    migrate(session, schema_version);
    return older ? Done{} : create_tables(session);
  });
  if (!migrated || !older) return migrated;
  // Deleted pages are overwritten in place; the log still holds them as they were.
  for (const auto file : Database::files) {
    if (auto wiped = database->wipe_log(file); !wiped) return wiped;
  }
  return {};
}

/// A file may be damaged on the day on which one was before: each may hold as many numbers as a
/// kiosk takes in a day, of which none may be readable.
void Ledger::Core::leave_report_numbers(SqlSession& session,
                                        const std::vector<std::string>& aside) const {
  // Whatever the bytes say, some numbers of the day are left.
  constexpr int highest_floor = 9000;
  constexpr std::size_t most_counted = highest_floor / floor_after_damage;
  const auto files = static_cast<int>(std::min(aside.size(), most_counted));
  const auto today = to_local(last_now, config.utc_offset).date;
  for (int days_ago = 0; days_ago <= days_searched; ++days_ago) {
    keep_reports_above(session, add_days(today, -days_ago), files * floor_after_damage);
  }
  for (const auto& file : aside) {
    const auto bytes = read_bytes(file) + read_bytes(file + "-wal");
    for (const auto& [day, highest] : find_report_numbers(bytes, config.kiosk)) {
      keep_reports_above(session, day, std::min(highest + salvage_margin, highest_floor));
    }
  }
}

void Ledger::Core::cover(Database::File file) {
  if (!database) return;
  if (!database->wipe_log(file)) database.reset();
  hide_times();
}

void Ledger::Core::hide_times() const {
  if (!config.vfs.empty()) return;
  const auto hour = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now());
  const auto seconds = std::chrono::seconds{hour.time_since_epoch()}.count();
  for (const auto& path : {voices_path(config.path), spent_path(config.path)}) {
    for (const char* ending : {"", "-wal"}) set_times(path + ending, seconds);
  }
}

/// Not with each call itself, whose visitor would wait for it. At rest too, or the last change
/// would be that of the last voice; seldom, for the disk's sake.
void Ledger::Core::hide_times_at_rest() {
  constexpr std::chrono::minutes between{1};
  const auto now = std::chrono::steady_clock::now();
  if (!was_used_ && now - hidden_at_ < between) return;
  was_used_ = false;
  hidden_at_ = now;
  hide_times();
}

/// The first record of a fresh file, and the floors a damaged predecessor asks for.
std::expected<void, StoreError> Ledger::Core::create_tables(SqlSession& session) {
  NumberFloors floors;
  std::string predecessor;
  const auto today = to_local(last_now, config.utc_offset).date;
  if (auto aside = last_set_aside(config.path)) {
    predecessor = file_name(*aside);
    floors = floors_from(read_bytes(*aside) + read_bytes(*aside + "-wal"));
  }
  if (const auto mark = read_mark(); mark && mark->day) {
    // A file that is not there any more has given these all the same.
    if (floors.empty()) floors = floors_after_damage({{*mark->day, mark->numbers}}, today);
    for (const auto& [group, number] : mark->numbers) {
      auto& floor = floors[*mark->day][group];
      floor = std::max(floor, number);
    }
  }
  const auto& last = memory.row.journal;
  Memory fresh;
  add_record(
      session, fresh,
      records::fact_of(records::LedgerStarted{
          .kiosk = config.kiosk,
          .predecessor = {.file = predecessor, .sequence = last.head_sequence, .hash = last.head},
          .floors = floors}),
      last_now);
  write_floors(session, floors);
  fresh_ = true;
  return {};
}

/// The first record of the voices, unless an older file has left some.
std::expected<void, StoreError> Ledger::Core::begin_voices(SqlSession& session) {
  Memory draft;
  draft.row.voices = read_chain_row(session, Chain::Voices);
  if (draft.row.voices.head_sequence > 0) return {};
  add_record(session, draft,
             records::fact_of(records::LedgerStarted{.kiosk = config.kiosk}, Chain::Voices),
             last_now);
  return {};
}

NumberFloors Ledger::Core::floors_from(const std::string& bytes) const {
  return floors_after_damage(find_numbers(bytes), to_local(last_now, config.utc_offset).date);
}

std::expected<void, StoreError> Ledger::Core::load(SqlSession& session) {
  Memory loaded{.row = read_ledger_row(session)};
  memory.row.journal = loaded.row.journal;
  loaded.floors = read_floors(session);
  if (const auto last = last_ticket_record(session)) {
    const auto payload = last->payload.value_or("");
    const auto ticket = records::parse_ticket_payload(payload);
    if (!ticket) return std::unexpected(StoreError::Corrupt);
    loaded.day = ticket->day;
    loaded.continues = records::continued_day(payload);
    loaded.last_sequence = last_sequences(session, ticket->day);
    loaded.waiting = waiting_by_desk(session, ticket->day);
  } else if (!loaded.floors.empty()) {
    loaded.day = loaded.floors.rbegin()->first;
  }
  if (loaded.continues) loaded.continued = last_sequences(session, *loaded.continues);
  for (const auto chain : {Chain::Journal, Chain::Voices}) {
    damaged_ = chain;
    if (!is_tail_sound(session, chain)) return std::unexpected(StoreError::Corrupt);
  }
  damaged_ = Chain::Journal;
  auto tail = check_tail(session);
  if (!tail) return std::unexpected(tail.error());
  const auto first = find_record(session, Chain::Journal, 1);
  if (!first) return std::unexpected(StoreError::Corrupt);
  const bool fresh = std::exchange(fresh_, false);
  if (!fresh && has_lost_its_end(session, loaded)) return std::unexpected(StoreError::Corrupt);
  damaged_.reset();
  voices_inherited = count_inherited(session);
  follows_damage = tail->follows_damage || last_set_aside(voices_path(config.path)).has_value();
  for (const auto chain : {Chain::Journal, Chain::Voices}) {
    ledger_ids[chain] = find_record(session, chain, 1).value_or(Record{}).id;
  }
  memory = loaded;
  keep_mark();
  return {};
}

std::optional<Mark> Ledger::Core::read_mark() const {
  return config.vfs.empty() ? mark_file_.read() : std::nullopt;
}

/// The log was removed, cut or emptied, or the file is an older copy or another kiosk's: whatever
/// is missing was told to somebody.
bool Ledger::Core::has_lost_its_end(SqlSession& session, const Memory& loaded) const {
  const auto mark = read_mark();
  if (!mark || mark->sequence == 0) return false;
  const auto first = find_record(session, Chain::Journal, 1);
  if (!first || first->id != mark->ledger) return true;
  if (loaded.row.journal.head_sequence < mark->sequence) return true;
  const auto marked = find_record(session, Chain::Journal, mark->sequence);
  return !marked || marked->hash != mark->hash;
}

void Ledger::Core::keep_mark() {
  const auto& row = memory.row.journal;
  const auto& ledger = ledger_ids[Chain::Journal];
  const bool is_kept = mark_.ledger == ledger && mark_.sequence == row.head_sequence;
  if (is_kept || !config.vfs.empty()) return;
  mark_ = {.ledger = ledger,
           .sequence = row.head_sequence,
           .hash = row.head,
           .day = memory.day,
           .numbers = memory.last_sequence};
  mark_file_.write(mark_);
}

/// A power cut, or damage to the last transaction, which looks the same: nobody may get a number
/// again that can still be read in the lost part.
std::expected<void, StoreError> Ledger::Core::note_dropped_tail(const std::string& wal) {
  const auto found = find_numbers(wal);
  const auto today =
      std::max(to_local(last_now, config.utc_offset).date, memory.day.value_or(Date{}));
  auto draft = memory;
  auto noted = database->in_transaction([&](SqlSession& session) -> Done {
    NumberFloors floors;
    for (const auto& day : found) {
      if (!is_believable(day, today)) continue;
      const auto given = last_sequences(session, day.first);
      for (const auto& [group, highest] : day.second) {
        const auto last = given.find(group);
        if (last == given.end() || last->second < highest) floors[day.first][group] = highest;
      }
    }
    add_record(session, draft,
               records::fact_of(records::TailDropped{.kiosk = config.kiosk, .floors = floors}),
               last_now);
    write_floors(session, floors);
    draft.floors = read_floors(session);
    return {};
  });
  if (noted) memory = draft;
  return noted;
}

bool Ledger::Core::recover(StoreError error) {
  if (is_of_the_request(error)) return false;
  database.reset();
  if (error == StoreError::DiskFull) return reserve.give_up();
  if (error != StoreError::Corrupt) return false;
  if (mend()) return true;
  if (times_set_aside >= most_times_set_aside || !set_damaged_aside()) return false;
  ++times_set_aside;
  return true;
}

/// Only the file that is damaged: the voices go on when the journal cannot, and the other way
/// round.
bool Ledger::Core::set_damaged_aside() {
  if (!damaged_) {
    // What failed while the file was open is found by the look that every opening takes.
    const auto opened = ensure_open();
    database.reset();
    if (!opened && opened.error() != StoreError::Corrupt) return false;
  }
  const auto damaged = std::exchange(damaged_, std::nullopt);
  if (damaged == Chain::Voices) {
    // The tokens are a day's convenience; damaged, they are forgotten with the voices' file.
    set_aside(spent_path(config.path));
    voices_begin_anew_ = set_aside(voices_path(config.path)).has_value();
    return voices_begin_anew_;
  }
  begins_anew_ = set_aside(config.path).has_value();
  return begins_anew_;
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
