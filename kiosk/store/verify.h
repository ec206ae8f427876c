#pragma once
// What a check of the whole ledger found.

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/store/records.h"

namespace kiosk::store {

enum class VerifyFault : std::uint8_t {
  PayloadDiffers,  // payload and digest disagree
  HashDiffers,     // the record was changed
  ChainBroken,     // it does not follow the record before it
  SequenceGap,
  HeadDiffers,   // records are missing at the end
  AckDiffers,    // the acknowledged mark names another record
  StateDiffers,  // tickets, numbers or clock do not follow from the records
  FileDamaged,   // SQLite's own check
};

const char* name_of(VerifyFault fault);

struct VerifyFinding {
  Chain chain = Chain::Journal;
  std::int64_t sequence = 0;  // 0 when it is not about one record
  VerifyFault fault = VerifyFault::FileDamaged;

  bool operator==(const VerifyFinding&) const = default;
};

struct VerifyResult {
  std::int64_t records = 0;
  std::int64_t erased_payloads = 0;
  std::vector<VerifyFinding> findings;  // the first hundred

  [[nodiscard]] bool intact() const { return findings.empty(); }
  bool operator==(const VerifyResult&) const = default;
};

}  // namespace kiosk::store
