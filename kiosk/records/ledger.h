#pragma once
// What the ledger tells of itself: `ledger_started`, the first record of each of its chains, whose
// id is the identity of that ledger; `ledger_tail_dropped`, `ledger_mended`, `clock_confirmed`.
// Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/records/record.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view ledger_started = "ledger_started";
inline constexpr std::string_view tail_dropped = "ledger_tail_dropped";
inline constexpr std::string_view mended = "ledger_mended";
inline constexpr std::string_view clock_confirmed = "clock_confirmed";
}  // namespace kinds

/// The numbers a damaged file may have given out, by day and group: no ticket of that day goes
/// below, and no other day is bound by them. `*` is every group not named.
using NumberFloors = std::map<Date, std::map<char, int>>;

/// A file of the ledger that was set aside, damaged, as far as it can still be read.
struct Predecessor {
  std::string file;
  std::int64_t sequence = 0;               // of its last record; 0 = cannot be read
  Digest hash{};                           // of that
  std::string chain;                       // id of its first record; of voices only
  std::optional<std::size_t> inherited{};  // records taken over, unsent; of voices only

  bool operator==(const Predecessor&) const = default;
};

struct LedgerStarted {
  std::string kiosk;
  Predecessor predecessor{};
  NumberFloors floors{};  // of the journal

  bool operator==(const LedgerStarted&) const = default;
};

/// The end of the log could not be read: a power cut, or damage.
struct TailDropped {
  std::string kiosk;
  NumberFloors floors;

  bool operator==(const TailDropped&) const = default;
};

struct Mended {
  std::string kiosk;
  std::int64_t turned_back = 0;               // records, and rows that follow from them
  std::vector<std::int64_t> without_payload;  // their sequences
  std::vector<std::int64_t> lost;
  NumberFloors floors;  // above the numbers of tickets whose records say nothing any more

  [[nodiscard]] bool any() const {
    return turned_back > 0 || !without_payload.empty() || !lost.empty();
  }
  bool operator==(const Mended&) const = default;
};

Fact fact_of(const LedgerStarted& started, Chain chain = Chain::Journal);
Fact fact_of(const TailDropped& dropped);
Fact fact_of(const Mended& mended, Chain chain = Chain::Journal);
/// Staff said that the clock is right.
Fact clock_confirmed_fact();

std::optional<LedgerStarted> parse_ledger_started(std::string_view payload);
std::optional<TailDropped> parse_tail_dropped(std::string_view payload);
std::optional<Mended> parse_mended(std::string_view payload);
/// Sequences of the records that, as this one tells, are lost or have lost their payload.
std::vector<std::int64_t> damaged_places(const Record& mended);

}  // namespace kiosk::records
