#include "kiosk/records/chain_check.h"

#include <algorithm>
#include <iterator>

#include "kiosk/records/ledger.h"

namespace kiosk::records {

ChainCheck::ChainCheck(std::int64_t after, std::optional<Digest> hash)
    : sequence_(after), hash_(hash) {
  if (after == 0) hash_ = Digest{};
}

std::vector<ChainFault> ChainCheck::add(const Record& record) {
  std::vector<ChainFault> faults;
  if (record.sequence != sequence_ + 1) faults.push_back(ChainFault::SequenceGap);
  if (hash_ && record.previous != *hash_) faults.push_back(ChainFault::ChainBroken);
  const bool lost = is_lost(record);
  if (!lost && record_hash(record) != record.hash) {
    faults.push_back(ChainFault::HashDiffers);
  } else if (!is_intact(record)) {
    faults.push_back(ChainFault::PayloadDiffers);
  }
  if (lost || (!record.payload && record.chain == Chain::Journal)) {
    damaged_.insert(record.sequence);
  }
  if (record.kind == kinds::mended) {
    for (const auto sequence : damaged_places(record)) told_.insert(sequence);
  }
  sequence_ = record.sequence;
  hash_ = record.hash;
  return faults;
}

bool ChainCheck::ends_in(std::int64_t sequence, const Digest& hash) const {
  return sequence_ == sequence && (!hash_ || *hash_ == hash);
}

std::set<std::int64_t> ChainCheck::untold() const {
  std::set<std::int64_t> rest;
  std::ranges::set_difference(damaged_, told_, std::inserter(rest, rest.end()));
  return rest;
}

}  // namespace kiosk::records
