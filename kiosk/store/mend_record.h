#pragma once
// A record that a disk changed by itself: turned back where one bit flipped, and where more
// changed, given up alone, so that the chain goes on over it. Pure.

#include <cstdint>
#include <optional>

#include "kiosk/store/records.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {

enum class Mend : std::uint8_t {
  Whole,       // nothing was wrong
  TurnedBack,  // it is again what it was
  NoPayload,   // what it said cannot be known any more; its digest stands
  Lost,        // nothing of it can be known but its place and hash
};

struct MendedRecord {
  Record record;
  Mend mend = Mend::Whole;
};

/// `previous` is the hash of the record before it. `follower` is what comes after it (the next
/// record, or the chain's row) says its hash is; absent when that cannot be read. Nothing when not
/// even the hash can be known.
std::optional<MendedRecord> mend_record(Chain chain, const RawRecord& raw, const Digest& previous,
                                        const std::optional<Digest>& follower);

}  // namespace kiosk::store
