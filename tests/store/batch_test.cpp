// What the ledger gives out for the hub, and when voices may go.

#include "kiosk/store/ledger.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;

namespace {

/// A voice of that moment, with a payload of so many bytes.
void add_voice(Ledger& ledger, Instant at, std::size_t bytes = 2) {
  REQUIRE(ledger.append({.chain = Chain::Voices,
                         .kind = "pulse",
                         .payload = "\"" + std::string(bytes - 2, 'x') + "\""},
                        at));
}

std::size_t size_of(Ledger& ledger, const BatchWish& wish) {
  const auto batch = ledger.batch(wish);
  REQUIRE(batch);
  return batch->records.size();
}

const Instant nine = std::chrono::floor<std::chrono::hours>(morning);

}  // namespace

TEST_CASE("a batch names its ledger, and whether more follows", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  for (std::uint32_t i = 1; i <= 4; ++i) {
    REQUIRE(ledger->issue_ticket(sample_request(i), morning));
  }
  auto batch = ledger->batch({.most_records = 3});
  REQUIRE(batch);
  CHECK(batch->ledger == ledger->status()->journal.ledger);
  CHECK(batch->records.size() == 3);
  CHECK(batch->more);
  const auto& last = batch->records.back();
  REQUIRE(ledger->acknowledge(Chain::Journal, last.sequence, last.hash));
  batch = ledger->batch({.most_records = 3});
  REQUIRE(batch);
  CHECK(batch->records.size() == 2);
  CHECK_FALSE(batch->more);
}

TEST_CASE("a hub that holds less than it had acknowledged gets all from there again", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  for (std::uint32_t i = 1; i <= 4; ++i) {
    REQUIRE(ledger->issue_ticket(sample_request(i), morning));
  }
  const auto all = *tests::unsent(*ledger, Chain::Journal, 10);
  REQUIRE(ledger->acknowledge(Chain::Journal, all.back().sequence, all.back().hash));
  CHECK(size_of(*ledger, {}) == 0);
  const auto again = ledger->batch({.after = 2});
  REQUIRE(again);
  CHECK(again->records == std::vector<Record>{all.begin() + 2, all.end()});
}

TEST_CASE("a batch stays below its bytes, but one record always goes", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  const auto started = tests::unsent(*ledger, Chain::Voices, 1)->front();
  REQUIRE(ledger->acknowledge(Chain::Voices, 1, started.hash));
  for (int i = 0; i < 3; ++i) add_voice(*ledger, morning, 1'000);
  CHECK(size_of(*ledger, {.chain = Chain::Voices, .most_bytes = 2'500}) == 2);
  CHECK(size_of(*ledger, {.chain = Chain::Voices, .most_bytes = 100}) == 1);
}

TEST_CASE("of the hour that is not over no voice is given out (P10)", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")), nine - 2h);
  add_voice(*ledger, nine - 1h);
  add_voice(*ledger, nine + 5min);
  const BatchWish at_start{.chain = Chain::Voices, .hours = HoursOver{.hour = nine}};
  CHECK(size_of(*ledger, at_start) == 2);  // that the ledger began, and one voice
  const BatchWish at_ten{.chain = Chain::Voices,
                         .hours = HoursOver{.hour = nine + 1h, .also_ahead = true}};
  CHECK(size_of(*ledger, at_ten) == 3);
}

TEST_CASE("voices that a clock gone wrong has dated later go at a full hour, not at a start (P10)",
          "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")), nine + 5h);
  add_voice(*ledger, nine + 5h);
  add_voice(*ledger, nine);
  CHECK(size_of(*ledger, {.chain = Chain::Voices, .hours = HoursOver{.hour = nine + 1h}}) == 0);
  CHECK(size_of(*ledger, {.chain = Chain::Voices,
                          .hours = HoursOver{.hour = nine + 1h, .also_ahead = true}}) == 3);
}
