#pragma once
// Reads a SQLite write-ahead log by its bytes, before SQLite does. Pure.
//
// SQLite stops silently at the first frame whose checksum fails, because a power cut leaves such a
// frame behind. But a flipped bit does too, and then everything after it, acknowledged or not,
// would vanish without a word. With one sync a commit, a power cut can break the last transaction
// only: anything more is damage. Format: sqlite.org/fileformat2.html, section 4.

#include <cstddef>
#include <cstdint>
#include <optional>

#include "kiosk/base/bytes.h"

namespace kiosk::store {

enum class WalVerdict : std::uint8_t {
  Whole,    // every frame of this generation is valid and committed, or there is none
  CutTail,  // the last transaction is incomplete or unreadable
  Damaged,  // more than the last transaction is unreadable
};

WalVerdict judge_wal(ByteView wal);

/// One byte of the log as it was before one of its bits flipped.
struct WalRepair {
  std::size_t at_byte = 0;
  std::uint8_t value = 0;

  bool operator==(const WalRepair&) const = default;
};

/// The one flipped bit without which the log goes on after the place where it seems to end; nothing
/// for a log that a power cut has cut.
std::optional<WalRepair> find_flipped_bit(ByteView wal);

}  // namespace kiosk::store
