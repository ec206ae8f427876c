#pragma once
// Chains of records as a kiosk's ledger makes them, and the pushes that carry them.

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/sha256.h"
#include "kiosk/sync/protocol/push.h"
#include "tests/records/sample_facts.h"

namespace tests {

namespace sync = kiosk::sync;

inline kiosk::Uuid sample_identity(int ledger, std::int64_t sequence) {
  kiosk::Uuid id{};
  id.bytes[0] = static_cast<std::uint8_t>(ledger);
  for (int i = 0; i < 8; ++i) {
    id.bytes.at(static_cast<std::size_t>(15 - i)) = static_cast<std::uint8_t>(sequence >> (8 * i));
  }
  return id;
}

/// Puts a record at the end of its chain.
inline void seal(std::vector<records::Record>& chain, records::Record record) {
  record.sequence = chain.empty() ? 1 : chain.back().sequence + 1;
  record.previous = chain.empty() ? kiosk::Digest{} : chain.back().hash;
  if (record.payload) record.payload_digest = kiosk::sha256(kiosk::as_bytes(*record.payload));
  record.hash = record_hash(record);
  chain.push_back(std::move(record));
}

/// `count` records from the beginning, of every kind in turn. Another `ledger` has other
/// identities.
inline std::vector<records::Record> sample_chain(int count,
                                                 records::Chain chain = records::Chain::Journal,
                                                 int ledger = 1) {
  std::vector<records::Fact> facts;
  for (auto& fact : sample_facts()) {
    if (fact.chain == chain && fact.kind != "ledger_started") facts.push_back(std::move(fact));
  }
  std::vector<records::Record> made;
  const auto started = fact_of(records::LedgerStarted{.kiosk = "K01"}, chain);
  for (int i = 0; i < count; ++i) {
    const auto& fact = i == 0 ? started : facts[static_cast<std::size_t>(i - 1) % facts.size()];
    seal(made,
         {.chain = chain,
          .id = sample_identity(ledger * 2 + (chain == records::Chain::Voices ? 1 : 0), i + 1),
          .kind = fact.kind,
          .time = sample_time() + std::chrono::milliseconds{i},
          .payload = fact.payload});
  }
  return made;
}

/// The records from `first` to `last`, counted from 1.
inline sync::Push push_of(const std::vector<records::Record>& chain, std::size_t first,
                          std::size_t last) {
  return {.kiosk = "K01",
          .ledger = chain.front().id,
          .chain = chain.front().chain,
          .records = {chain.begin() + static_cast<std::ptrdiff_t>(first - 1),
                      chain.begin() + static_cast<std::ptrdiff_t>(last)}};
}

inline sync::Push push_of(const std::vector<records::Record>& chain) {
  return push_of(chain, 1, chain.size());
}

inline sync::Head head_of(const std::vector<records::Record>& chain) {
  return {.sequence = chain.back().sequence, .hash = chain.back().hash};
}

}  // namespace tests
