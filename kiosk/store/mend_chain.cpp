#include "kiosk/store/mend_chain.h"

#include <algorithm>
#include <bit>
#include <set>

#include <nlohmann/json.hpp>

#include "kiosk/store/mend_record.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {
namespace {

constexpr int batch_records = 500;
/// A file with more has another fault than a bit or a sector.
constexpr std::size_t most_damaged = 100;

/// Tickets and numbers follow from these: without them nobody knows which numbers were given.
bool is_of_the_state(const Record& record) {
  return record.chain == Chain::Journal &&
         (record.kind.starts_with("ticket_") || record.kind.starts_with("ledger_") ||
          record.kind.starts_with("clock_"));
}

class ChainMender {
 public:
  ChainMender(Session& session, Chain chain)
      : session_(session), chain_(chain), head_(read_raw_chain(session, chain)) {}

  std::expected<Mending, StoreError> run() {
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
    if (!mend_head()) return damaged();
    if (chain_ == Chain::Journal) {
      mend_tickets();
      mend_floors();
      write_ledger_row(session_, {.journal = row_, .voices = {}, .newest_time = mended_clock()});
    } else {
      write_voices_row(session_, {.journal = {}, .voices = row_, .newest_time = {}});
    }
    return mending_;
  }

 private:
  struct Place {
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
    if (!mended || !count(*mended)) return false;
    const auto& record = mended->record;
    if (mended->mend != Mend::Whole) replace_record(session_, record);
    row_.head_sequence = record.sequence;
    row_.head = record.hash;
    const Place place{.sequence = record.sequence, .hash = record.hash};
    if (record.sequence == head_.acknowledged) acknowledged_by_place_ = place;
    if (record.hash == parse_digest(head_.acknowledged_hash)) acknowledged_by_hash_ = place;
    if (chain_ != Chain::Journal) return true;
    times_.insert(record.time.time_since_epoch().count());
    return replay_.apply(record);
  }

  bool count(const MendedRecord& mended) {
    const auto sequence = mended.record.sequence;
    switch (mended.mend) {
      case Mend::Whole:
        return true;
      case Mend::TurnedBack:
        ++mending_.turned_back;
        return true;
      case Mend::NoPayload:
        mending_.without_payload.push_back(sequence);
        break;
      case Mend::Lost:
        mending_.lost.push_back(sequence);
        break;
    }
    const bool kept = mended.mend == Mend::NoPayload && !is_of_the_state(mended.record);
    return (kept || chain_ == Chain::Voices) &&
           mending_.without_payload.size() + mending_.lost.size() <= most_damaged;
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
    ++mending_.turned_back;
    session_.sql << "DELETE FROM tickets";
    for (const auto& [id, row] : replay_.tickets()) insert_ticket(session_, row);
  }

  void mend_floors() {
    NumberFloors stored;
    bool readable = true;
    try {
      stored = read_floors(session_);
    } catch (const std::exception&) {
      readable = false;
    }
    if (readable && stored == replay_.floors()) return;
    ++mending_.turned_back;
    session_.sql << "DELETE FROM number_floors";
    write_floors(session_, replay_.floors());
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

  Session& session_;
  Chain chain_;
  RawChain head_;  // as it stands
  ChainRow row_;   // as the records say it
  std::optional<Place> acknowledged_by_place_;
  std::optional<Place> acknowledged_by_hash_;
  std::set<std::int64_t> times_;
  Replay replay_;
  Mending mending_;
};

}  // namespace

std::expected<Mending, StoreError> mend_chain(Session& session, Chain chain) {
  // An index whose bit flipped finds a record under another name, or not at all.
  session.sql << (chain == Chain::Journal ? "REINDEX main.journal" : "REINDEX apart.voices");
  return ChainMender{session, chain}.run();
}

std::string mending_payload(const Mending& mending, std::string_view kiosk) {
  return nlohmann::ordered_json{{"schema", 1},
                                {"kiosk", kiosk},
                                {"turned_back", mending.turned_back},
                                {"without_payload", mending.without_payload},
                                {"lost", mending.lost}}
      .dump();
}

std::vector<std::int64_t> damaged_places(const Record& mended) {
  const auto json = nlohmann::json::parse(mended.payload.value_or(""), nullptr, false);
  std::vector<std::int64_t> sequences;
  if (!json.is_object()) return sequences;
  for (const char* name : {"without_payload", "lost"}) {
    const auto list = json.find(name);
    if (list == json.end() || !list->is_array()) continue;
    for (const auto& one : *list) {
      if (one.is_number_integer()) sequences.push_back(one.get<std::int64_t>());
    }
  }
  return sequences;
}

}  // namespace kiosk::store
