#pragma once
// The inside of Ledger: the connection, what the file says held in memory, and how an error is
// lived through. Store worker's thread only.

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/store/database.h"
#include "kiosk/store/ledger.h"
#include "kiosk/store/mark.h"
#include "kiosk/store/place.h"
#include "kiosk/store/reserve.h"
#include "kiosk/store/rows.h"
#include "kiosk/store/schema.h"

namespace kiosk::store {

/// What the next record and number follow from. Kept beside the file, so that a bit that flips
/// under a running kiosk cannot make it give a number twice.
struct Memory {
  LedgerRow row;            // as it stands in the file
  std::optional<Date> day;  // that of the last ticket: its series goes on
  /// The clock went from this day to `day` without a midnight in between: who holds a number of
  /// the one is still in the hall when those of the other are given.
  std::optional<Date> continues;
  std::map<char, int> last_sequence;   // of `day`
  std::map<char, int> continued;       // the same of `continues`
  std::map<std::string, int> waiting;  // of `day`: tickets without an end, by desk
  NumberFloors floors;

  bool operator==(const Memory&) const = default;
};

/// Tickets of that day without an end at the desk; none of a day that has not begun.
int waiting_at(const Memory& memory, Date day, std::string_view desk);

struct Ledger::Core {
  Core(const LedgerConfig& configuration, Instant now);

  /// Runs `work(session, memory) -> std::expected<T, StoreError>` in one transaction on an open
  /// file. What it changes in `memory` counts once committed. A full disk takes the reserve and a
  /// damaged file is set aside, and then the work runs again; `work` must bear that.
  template <class Work>
  auto attempt(Work work) -> std::invoke_result_t<Work&, SqlSession&, Memory&>;

  /// The open file is the one that stands at its path: what is stored in a file that was moved or
  /// deleted is not said to be stored.
  [[nodiscard]] bool is_in_place() const;

  /// Opens the file if an error has closed it, or for the first time.
  std::expected<void, StoreError> ensure_open();

  /// Mends what of the files can be: true when something was.
  bool mend();

  /// After an error: closes what must be closed; true when the work is worth running again.
  bool recover(StoreError error);

  /// After a change to one of the files that stand apart: nothing of its log is left, so that it
  /// does not tell the order, and its times tell the hour only. What was stored stays stored when
  /// this fails; it is done again with the next one and at the next start.
  void cover(Database::File file);
  /// The file system's times of the files that stand apart become the hour's. When that was done
  /// can be read too: a moment after each call, whatever it was, and once a minute at rest, so that
  /// it does not tell of a voice.
  void hide_times() const;
  void hide_times_at_rest();

  /// Writes down how far the journal has come, if it has.
  void keep_mark();

  /// Adds a record to its chain and to `memory`. Inside a transaction; may throw SOCI's errors.
  /// Without an id it gets one.
  Record add_record(SqlSession& session, Memory& memory_draft, const records::Fact& fact,
                    Instant now, const std::optional<Uuid>& id = std::nullopt);
  Uuid make_id(Chain chain, Instant now);

  /// The day whose series a ticket of `now` joins; remembers what it thinks of the clock.
  Date day_for(const Memory& memory_now, Instant now);

  LedgerConfig config;
  std::map<Chain, Uuid> ledger_ids;  // of the open files: the first record of each chain
  std::unique_ptr<Database> database;
  Memory memory;
  Reserve reserve;
  Instant last_now;
  domain::ClockVerdict clock = domain::ClockVerdict::Plausible;
  int times_set_aside = 0;
  int times_mended = 0;
  std::int64_t records_mended = 0;  // since the program started
  std::int64_t records_damaged = 0;
  std::int64_t voices_inherited = 0;
  bool follows_damage = false;
  bool wipe_due = false;     // the voices' log may hold what was erased
  bool low_on_room = false;  // at the last look

 private:
  using Done = std::expected<void, StoreError>;
  std::vector<FileIdentity> identities_;  // of the open files
  MarkFile mark_file_;
  Mark mark_;                       // as it was written last
  bool fresh_ = false;              // the file was just made: the mark is of the one before
  bool begins_anew_ = false;        // the file was set aside
  bool voices_begin_anew_ = false;  // and that of the voices, or it is noted as gone
  bool log_mended_ = false;         // and no record tells of it yet
  std::optional<Chain> damaged_;    // which of them was found so
  std::chrono::steady_clock::time_point hidden_at_;
  bool was_used_ = false;  // since then

  Done open_file();
  Done open_tables();
  Done make_tables(SchemaState state);
  bool set_damaged_aside();
  Done create_tables(SqlSession& session);
  Done begin_voices(SqlSession& session);
  Done load(SqlSession& session);
  [[nodiscard]] bool has_lost_its_end(SqlSession& session, const Memory& loaded) const;
  [[nodiscard]] std::optional<Mark> read_mark() const;
  Done note_dropped_tail(const std::string& wal);
  bool mend(Database& opened, Chain chain);
  bool turn_back(std::string& wal);
  Done note_mended_log();
  void inherit(SqlSession& session, const std::string& aside);
  void leave_report_numbers(SqlSession& session, const std::vector<std::string>& aside) const;
  NumberFloors floors_from(const std::string& bytes) const;
};

template <class Work>
auto Ledger::Core::attempt(Work work) -> std::invoke_result_t<Work&, SqlSession&, Memory&> {
  // As it is; after the reserve; after mending; after setting one file aside, and the other.
  constexpr int rounds = 5;
  std::invoke_result_t<Work&, SqlSession&, Memory&> result = std::unexpected(StoreError::IoError);
  for (int round = 0; round < rounds; ++round) {
    auto ready = ensure_open();
    if (ready) {
      auto draft = memory;
      result = database->in_transaction([&](SqlSession& session) { return work(session, draft); });
      if (result && is_in_place()) {
        memory = draft;
        was_used_ = true;
        keep_mark();
        return result;
      }
      if (result) result = std::unexpected(StoreError::IoError);
    } else {
      result = std::unexpected(ready.error());
    }
    if (!recover(result.error())) return result;
  }
  return result;
}

}  // namespace kiosk::store
