#pragma once
// Goes through a chain that cannot be believed and mends what of it can be: so that damage of one
// record costs that record, not the whole ledger. Store worker's thread only.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/store/chain.h"
#include "kiosk/store/record.h"
#include "kiosk/store/rows.h"
#include "kiosk/store/session.h"
#include "kiosk/store/store_error.h"

namespace kiosk::store {

/// What was mended. The record `ledger_mended` of the same chain tells it for ever.
struct Mending {
  std::int64_t turned_back = 0;               // records, and rows that follow from them
  std::vector<std::int64_t> without_payload;  // their sequences
  std::vector<std::int64_t> lost;
  NumberFloors floors;  // above the numbers of tickets whose records say nothing any more

  [[nodiscard]] bool any() const {
    return turned_back > 0 || !without_payload.empty() || !lost.empty();
  }
};

/// Inside a transaction of the chain's file. Corrupt when records are missing, when the first one
/// is lost, or when there are too many. May throw SOCI's errors.
std::expected<Mending, StoreError> mend_chain(Session& session, Chain chain, Date today);

std::string mending_payload(const Mending& mending, std::string_view kiosk);
/// Sequences of the records that, as this one tells, are lost or have lost their payload.
std::vector<std::int64_t> damaged_places(const Record& mended);

}  // namespace kiosk::store
