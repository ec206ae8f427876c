#pragma once
// What a ledger still has to send, in one piece, however much it is.

#include <limits>

#include "kiosk/store/ledger.h"

namespace tests {

/// Verified records behind the last acknowledged one, in order; at most `limit`.
inline std::expected<std::vector<kiosk::store::Record>, kiosk::store::StoreError> unsent(
    kiosk::store::Ledger& ledger, kiosk::store::Chain chain, int limit) {
  auto batch = ledger.batch({.chain = chain,
                             .most_records = limit,
                             .most_bytes = std::numeric_limits<std::size_t>::max()});
  if (!batch) return std::unexpected(batch.error());
  return std::move(batch->records);
}

}  // namespace tests
