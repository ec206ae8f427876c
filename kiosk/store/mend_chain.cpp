#include "kiosk/store/mend_chain.h"

#include <algorithm>
#include <bit>
#include <set>

#include "kiosk/domain/numbering.h"
#include "kiosk/store/damage.h"
#include "kiosk/store/mend_record.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {
namespace {

constexpr int batch_records = 500;
/// A file with more has another fault than a bit or a sector.
constexpr std::size_t most_damaged = 100;

/// What stays is above every number that a record gone silent may have given: each gave one, in
/// the order of the numbers, on a day that is known or on this one.
NumberFloors floors_above(const std::map<Uuid, TicketRow>& tickets, NumberFloors known, int silent,
                          Date today) {
  known[today];
  for (const auto& [id, row] : tickets) {
    auto& highest = known[row.day][row.number.group];
    highest = std::max(highest, row.number.sequence);
  }
  const auto first = add_days(today, -days_searched);
  NumberFloors floors;
  for (const auto& [day, groups] : known) {
    for (char group = 'A'; day >= first && group <= 'Z'; ++group) {
      floors[day][group] = std::min(floor_of(known, day, group) + silent, domain::highest_sequence);
    }
  }
  return floors;
}

class ChainMender {
 public:
  ChainMender(SqlSession& session, Chain chain, Date today)
      : session_(session), chain_(chain), today_(today), head_(read_raw_chain(session, chain)) {}

  std::expected<records::Mended, StoreError> run() {
    std::optional<RawRecord> last;
    std::int64_t after = 0;
    for (auto batch = next(after); !batch.empty(); batch = next(after)) {
      for (const auto& raw : batch) {
        after = raw.sequence;
        if (last && !mend(*last, parse_digest(raw.previous))) return damaged();
        last = raw;
      }
    }
    if (last && !mend(*last, parse_digest(head_.hash))) return damaged();
    count_untold();
    if (!mend_head() || gave_up_too_much()) return damaged();
    if (chain_ == Chain::Journal) {
      mend_tickets();
      if (!mend_floors()) return damaged();
      write_ledger_row(session_, {.journal = row_, .voices = {}, .newest_time = mended_clock()});
    } else {
      write_voices_row(session_, {.journal = {}, .voices = row_, .newest_time = {}});
    }
    return mending_;
  }

 private:
  struct ChainPlace {
    std::int64_t sequence = 0;
    Digest hash{};
  };

  static std::unexpected<StoreError> damaged() { return std::unexpected(StoreError::Corrupt); }

  std::vector<RawRecord> next(std::int64_t after) {
    return raw_records_after(session_, chain_, after, batch_records);
  }

  bool mend(const RawRecord& raw, const std::optional<Digest>& follower) {
    if (raw.sequence != row_.head_sequence + 1) return false;
    const auto mended = mend_record(chain_, raw, row_.head, follower);
    if (!mended) return false;
    count(*mended);
    const auto& record = mended->record;
    if (mended->mend != Mend::Whole) replace_record(session_, record);
    row_.head_sequence = record.sequence;
    row_.head = record.hash;
    const ChainPlace place{.sequence = record.sequence, .hash = record.hash};
    if (record.sequence == head_.acknowledged) acknowledged_by_place_ = place;
    if (record.hash == parse_digest(head_.acknowledged_hash)) acknowledged_by_hash_ = place;
    if (chain_ != Chain::Journal) return true;
    times_.insert(record.time.time_since_epoch().count());
    return replay_.apply(record);
  }

  void count(const MendedRecord& mended) {
    const auto& record = mended.record;
    switch (mended.mend) {
      case Mend::Whole:
        if (record.kind == kinds::mended) {
          for (const auto place : records::damaged_places(record)) told_.insert(place);
        }
        // What was sent says nothing any more; of the journal nothing is ever erased.
        if (is_lost(record) || (!record.payload && chain_ == Chain::Journal)) {
          silent_.push_back(record);
        }
        break;
      case Mend::TurnedBack:
        ++mending_.turned_back;
        break;
      case Mend::NoPayload:
      case Mend::Lost:
        give_up(record);
        break;
    }
  }

  void give_up(const Record& record) {
    auto& places = is_lost(record) ? mending_.lost : mending_.without_payload;
    places.push_back(record.sequence);
    if (is_lost(record) || record.kind == kinds::ticket_issued) ++numbers_given_up_;
    if (is_lost(record) || record.kind.starts_with("ledger_")) floors_given_up_ = true;
  }

  /// Silent already, and the record that told of it was given up, or there never was one.
  void count_untold() {
    for (const auto& record : silent_) {
      if (!told_.contains(record.sequence)) give_up(record);
    }
  }

  [[nodiscard]] bool gave_up_too_much() const {
    const bool first = std::ranges::find(mending_.lost, 1) != mending_.lost.end();
    return first || mending_.without_payload.size() + mending_.lost.size() > most_damaged;
  }

  /// The number of records and the hash of the last confirm each other: a file whose last records
  /// are missing has neither.
  bool mend_head() {
    const bool number = head_.sequence == row_.head_sequence;
    const bool hash = parse_digest(head_.hash) == row_.head;
    if (!number && !hash) return false;
    // Known by neither, everything is sent once more; who receives it knows each record.
    const auto acknowledged =
        acknowledged_by_hash_ ? acknowledged_by_hash_ : acknowledged_by_place_;
    row_.acknowledged_sequence = acknowledged ? acknowledged->sequence : 0;
    row_.acknowledged = acknowledged ? acknowledged->hash : Digest{};
    if (to_columns(row_) != head_) ++mending_.turned_back;
    return true;
  }

  /// Rows that cannot be read count as rows that differ.
  void mend_tickets() {
    std::map<Uuid, TicketRow> stored;
    bool readable = true;
    try {
      for (auto& row : all_ticket_rows(session_)) {
        readable = stored.emplace(row.id, row).second && readable;
      }
    } catch (const std::exception&) {
      readable = false;
    }
    if (readable && stored == replay_.tickets()) return;
    if (numbers_given_up_ == 0) ++mending_.turned_back;
    session_.sql << "DELETE FROM tickets";
    for (const auto& [id, row] : replay_.tickets()) insert_ticket(session_, row);
  }

  /// False when neither a record nor the table says what the floors are.
  bool mend_floors() {
    NumberFloors stored;
    bool readable = true;
    try {
      stored = read_floors(session_);
    } catch (const std::exception&) {
      readable = false;
    }
    if (floors_given_up_ && !readable) return false;
    if (floors_given_up_) replay_.raise_floors(stored);
    if (numbers_given_up_ > 0) {
      replay_.raise_floors(
          floors_above(replay_.tickets(), replay_.floors(), numbers_given_up_, today_));
    }
    if (floors_given_up_ || numbers_given_up_ > 0) mending_.floors = replay_.floors();
    if (readable && stored == replay_.floors()) return true;
    if (mending_.floors.empty()) ++mending_.turned_back;
    session_.sql << "DELETE FROM number_floors";
    write_floors(session_, replay_.floors());
    return true;
  }

  /// The newest time of a clock that was believed is the time of one of the records.
  std::optional<Instant> mended_clock() {
    long long newest = 0;
    long long known = 0;
    session_.sql << "SELECT newest_ms, clock_known FROM ledger WHERE id = 1", soci::into(newest),
        soci::into(known);
    const bool is_one = times_.contains(newest);
    if ((!is_one && known == 0) || times_.empty()) return std::nullopt;
    if (!is_one || known != 1) ++mending_.turned_back;
    if (is_one) return Instant{std::chrono::milliseconds{newest}};
    const auto flipped = std::ranges::find_if(times_, [&](std::int64_t time) {
      return std::popcount(static_cast<std::uint64_t>(time ^ newest)) == 1;
    });
    const auto time = flipped == times_.end() ? *times_.rbegin() : *flipped;
    return Instant{std::chrono::milliseconds{time}};
  }

  SqlSession& session_;
  Chain chain_;
  Date today_;
  RawChain head_;  // as it stands
  ChainRow row_;   // as the records say it
  std::optional<ChainPlace> acknowledged_by_place_;
  std::optional<ChainPlace> acknowledged_by_hash_;
  std::set<std::int64_t> times_;
  std::set<std::int64_t> told_;  // sequences
  std::vector<Record> silent_;   // found so
  int numbers_given_up_ = 0;
  bool floors_given_up_ = false;
  Replay replay_;
  records::Mended mending_;
};

}  // namespace

std::expected<records::Mended, StoreError> mend_chain(SqlSession& session, Chain chain,
                                                      Date today) {
  // An index whose bit flipped finds a record under another name, or not at all.
  session.sql << (chain == Chain::Journal ? "REINDEX main.journal" : "REINDEX apart.voices");
  return ChainMender{session, chain, today}.run();
}

}  // namespace kiosk::store
