#include "kiosk/records/chain_check.h"

#include "kiosk/base/bytes.h"
#include "kiosk/records/ledger.h"
#include "tests/support/catch.h"

using kiosk::Digest;
using kiosk::records::Chain;
using kiosk::records::ChainCheck;
using kiosk::records::ChainFault;
using kiosk::records::Record;

namespace records = kiosk::records;
using Faults = std::vector<ChainFault>;

namespace {

void close(Record& record) {
  record.hash = record_hash(record);
}

Record next(const std::vector<Record>& chain, const records::Fact& fact) {
  Record record{.chain = fact.chain,
                .sequence = static_cast<std::int64_t>(chain.size()) + 1,
                .id = kiosk::Uuid{{static_cast<std::uint8_t>(chain.size() + 1)}},
                .kind = fact.kind,
                .payload_digest = kiosk::sha256(kiosk::as_bytes(fact.payload)),
                .previous = chain.empty() ? Digest{} : chain.back().hash,
                .payload = fact.payload};
  close(record);
  return record;
}

std::vector<Record> sample_chain() {
  std::vector<Record> chain;
  chain.push_back(next(chain, records::fact_of(records::LedgerStarted{.kiosk = "K01"})));
  for (int i = 0; i < 4; ++i) {
    chain.push_back(next(chain, {.kind = "staff_called", .payload = R"({"reason":"help"})"}));
  }
  return chain;
}

Faults faults_of(const std::vector<Record>& chain) {
  ChainCheck check;
  Faults all;
  for (const auto& record : chain) {
    for (const auto fault : check.add(record)) all.push_back(fault);
  }
  return all;
}

}  // namespace

TEST_CASE("records that hang together have no fault, and end in their last", "[records]") {
  const auto chain = sample_chain();
  ChainCheck check;
  for (const auto& record : chain) CHECK(check.add(record).empty());
  CHECK(check.ends_in(5, chain.back().hash));
  CHECK_FALSE(check.ends_in(4, chain[3].hash));
  CHECK_FALSE(check.ends_in(5, Digest{}));
  CHECK(check.untold().empty());
}

TEST_CASE("what was taken out, changed or put in is told by its name", "[records]") {
  auto chain = sample_chain();
  chain.erase(chain.begin() + 2);
  CHECK(faults_of(chain) == Faults{ChainFault::SequenceGap, ChainFault::ChainBroken});
  chain = sample_chain();
  chain[2].kind = "staff_refused";
  CHECK(faults_of(chain) == Faults{ChainFault::HashDiffers});
  close(chain[2]);
  CHECK(faults_of(chain) == Faults{ChainFault::ChainBroken});
  chain = sample_chain();
  chain[2].payload = "{}";
  CHECK(faults_of(chain) == Faults{ChainFault::PayloadDiffers});
}

TEST_CASE("a chain is checked from its middle too, from a hash that is known or not", "[records]") {
  const auto chain = sample_chain();
  ChainCheck unknown{2};
  CHECK(unknown.add(chain[2]).empty());
  ChainCheck known{2, chain[1].hash};
  CHECK(known.add(chain[2]).empty());
  ChainCheck wrong{2, chain[0].hash};
  CHECK(wrong.add(chain[2]) == Faults{ChainFault::ChainBroken});
}

TEST_CASE("damage counts until a later record tells of it", "[records]") {
  auto chain = sample_chain();
  chain[1].payload.reset();
  chain[3] = {.sequence = 4,
              .id = {},
              .kind = std::string{records::lost_kind},
              .hash = chain[3].hash,
              .payload = {}};
  ChainCheck check;
  for (const auto& record : chain) check.add(record);
  CHECK(check.untold() == std::set<std::int64_t>{2, 4});
  const auto told =
      next(chain,
           records::fact_of(records::Mended{.kiosk = "K01", .without_payload = {2}, .lost = {4}}));
  check.add(told);
  CHECK(check.untold().empty());
  CHECK(check.damaged() == std::set<std::int64_t>{2, 4});
}

TEST_CASE("of the voices a payload may be erased", "[records]") {
  std::vector<Record> chain;
  chain.push_back(next(chain, {.chain = Chain::Voices, .kind = "pulse", .payload = "{}"}));
  chain[0].payload.reset();
  ChainCheck check;
  CHECK(check.add(chain[0]).empty());
  CHECK(check.untold().empty());
}
