#pragma once
// Whether records hang together, one by one: the kiosk checks its own file with it, and whoever
// receives a chain. Pure.

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "kiosk/records/record.h"

namespace kiosk::records {

enum class ChainFault : std::uint8_t {
  SequenceGap,
  ChainBroken,     // it does not follow the record before it
  HashDiffers,     // the record was changed
  PayloadDiffers,  // payload and digest disagree
};

class ChainCheck {
 public:
  /// From the beginning.
  ChainCheck() : hash_(Digest{}) {}
  /// Behind the record of that sequence, whose hash may not be known.
  explicit ChainCheck(std::int64_t after, std::optional<Digest> hash = std::nullopt);

  /// What is wrong with the record that comes next; mostly nothing.
  std::vector<ChainFault> add(const Record& record);

  [[nodiscard]] std::int64_t sequence() const { return sequence_; }  // of the last record
  /// The chain comes to its end with that record.
  [[nodiscard]] bool ends_in(std::int64_t sequence, const Digest& hash) const;
  /// Records that damage has taken, or of the journal their payloads: nothing of it is ever erased.
  [[nodiscard]] const std::set<std::int64_t>& damaged() const { return damaged_; }
  /// Those of them that no `ledger_mended` tells of: somebody has taken them.
  [[nodiscard]] std::set<std::int64_t> untold() const;

 private:
  std::int64_t sequence_ = 0;
  std::optional<Digest> hash_;  // of the last record
  std::set<std::int64_t> damaged_;
  std::set<std::int64_t> told_;
};

}  // namespace kiosk::records
