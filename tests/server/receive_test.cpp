#include "server/records/receive.h"

#include <random>

#include "server/access/kiosks.h"
#include "server/records/source.h"
#include "server/records/verify.h"
#include "tests/server/test_database.h"
#include "tests/support/catch.h"
#include "tests/sync/sample_chain.h"

namespace {

using namespace kiosk;
using server::records::Sender;
using sync::Refusal;
using tests::push_of;
using tests::sample_chain;

const Sender k01{.centre = "mpp", .kiosk = "K01", .certificate = "01"};

/// A centre with the kiosk K01.
class Centre : public tests::TestDatabase {
 public:
  Centre() { add({.centre = "mpp", .name = "K01", .digit = 1, .certificate = "01"}); }

  void add(const server::access::Kiosk& kiosk) {
    using Done = std::expected<void, server::store::DatabaseError>;
    REQUIRE(database().in_transaction([&](soci::session& session) -> Done {
      server::access::put_kiosk(session, kiosk);
      return {};
    }));
  }

  sync::PushAnswer push(const sync::Push& push, const Sender& sender = k01) {
    const auto answer = server::records::receive(database(), sender, push);
    REQUIRE(answer);
    return *answer;
  }

  void check_refused(const sync::Push& pushed, Refusal refusal, const sync::Head& head) {
    const auto answer = push(pushed);
    REQUIRE(answer.refusal);
    CHECK(*answer.refusal == refusal);
    CHECK(answer.head == head);
  }

  [[nodiscard]] long long records() { return ask("SELECT count(*) FROM record"); }
  [[nodiscard]] long long findings(const std::string& fault) {
    return ask("SELECT count(*) FROM finding WHERE fault = '" + fault + "'");
  }

  /// Faults of all sources together.
  std::vector<std::string> faults() {
    const auto reports = server::records::verify(database());
    REQUIRE(reports);
    std::vector<std::string> all;
    for (const auto& report : *reports) {
      all.insert(all.end(), report.faults.begin(), report.faults.end());
    }
    return all;
  }
};

}  // namespace

TEST_CASE("what is pushed is held as it was, and the answer names the new head") {
  Centre centre;
  const auto journal = sample_chain(30);
  const auto voices = sample_chain(20, records::Chain::Voices);
  CHECK(centre.push(push_of(journal)).head == tests::head_of(journal));
  CHECK(centre.push(push_of(voices)).head == tests::head_of(voices));
  CHECK(centre.records() == 50);
  CHECK(centre.faults().empty());
  CHECK(centre.ask("SELECT count(*) FROM finding") == 0);
}

TEST_CASE("pushed twice, in parts and overlapping, each record is held once (R02)") {
  Centre centre;
  const auto chain = sample_chain(40);
  std::mt19937 random{7};
  std::size_t held = 0;
  for (int i = 0; i < 300; ++i) {
    const auto first = 1 + random() % chain.size();
    const auto last = first + random() % (chain.size() - first + 1);
    const auto answer = centre.push(push_of(chain, first, last));
    if (first > held + 1) {
      CHECK(answer.refusal == Refusal::Gap);
    } else {
      CHECK_FALSE(answer.refusal);
      held = std::max<std::size_t>(held, last);
    }
    CHECK(answer.head.sequence == static_cast<std::int64_t>(held));
  }
  CHECK(centre.records() == static_cast<long long>(held));
  CHECK(centre.push(push_of(chain)).head == tests::head_of(chain));
  CHECK(centre.records() == 40);
  CHECK(centre.faults().empty());
}

TEST_CASE("a gap is refused with the head to go on from, and stores nothing") {
  Centre centre;
  const auto chain = sample_chain(10);
  centre.check_refused(push_of(chain, 4, 10), Refusal::Gap, {});
  CHECK(centre.records() == 0);
  centre.push(push_of(chain, 1, 3));
  const sync::Head third{.sequence = 3, .hash = chain[2].hash};
  centre.check_refused(push_of(chain, 5, 10), Refusal::Gap, third);
  CHECK(centre.records() == 3);
}

TEST_CASE("another record at a known place quarantines the source (S12)") {
  Centre centre;
  auto chain = sample_chain(10);
  centre.push(push_of(chain));
  const auto head = tests::head_of(chain);

  std::vector<records::Record> clone{chain.begin(), chain.begin() + 6};
  for (int i = 0; i < 8; ++i) {
    tests::seal(clone, {.id = Uuid{{77}}, .kind = "staff_refused", .payload = "{}"});
  }
  SECTION("with the place itself") {
    centre.check_refused(push_of(clone, 7, 14), Refusal::Fork, head);
  }
  SECTION("behind what is held, by what it follows") {
    centre.check_refused(push_of(clone, 11, 14), Refusal::Fork, head);
  }
  CHECK(centre.records() == 10);
  CHECK(centre.findings("fork") == 1);
  CHECK(centre.faults().empty());

  // From then on nothing more of it is taken, until staff have looked.
  tests::seal(chain, {.id = Uuid{{78}}, .kind = "staff_refused", .payload = "{}"});
  centre.check_refused(push_of(chain, 11, 11), Refusal::Fork, head);
  // Another ledger of the same kiosk flows.
  const auto next = sample_chain(5, records::Chain::Journal, 2);
  CHECK(centre.push(push_of(next)).head == tests::head_of(next));
}

TEST_CASE("records that do not hang together are malformed, and quarantine nobody") {
  Centre centre;
  const auto chain = sample_chain(10);
  const auto spoil = [&](auto change) {
    auto push = push_of(chain);
    change(push);
    centre.check_refused(push, Refusal::Malformed, {});
  };
  spoil([](sync::Push& push) { push.records[4].kind = "other"; });
  spoil([](sync::Push& push) { push.records[4].payload = "{}"; });
  spoil([](sync::Push& push) { push.records[4].time += std::chrono::hours{1}; });
  spoil([](sync::Push& push) { push.records.erase(push.records.begin() + 4); });
  spoil([](sync::Push& push) { std::swap(push.records[4], push.records[5]); });
  spoil([](sync::Push& push) { push.records[4].hash[0] ^= 1U; });
  spoil([](sync::Push& push) { push.ledger = Uuid{{99}}; });
  CHECK(centre.records() == 0);
  CHECK_FALSE(centre.push(push_of(chain)).refusal);
}

TEST_CASE("what cannot be used is kept, with a finding, and the chain goes on") {
  Centre centre;
  auto chain = sample_chain(3);
  chain[2].payload.reset();  // of the journal nothing is ever erased
  tests::seal(chain, {.id = Uuid{{50}}, .kind = "of_a_newer_kiosk", .payload = "{\"schema\":9}"});
  tests::seal(chain, {.id = Uuid{{51}}, .kind = "ticket_issued", .payload = "{\"schema\":1}"});
  tests::seal(chain, {.id = Uuid{{52}}, .kind = "ticket_issued", .payload = "no JSON"});
  tests::seal(chain, {.id = Uuid{{50}}, .kind = "staff_refused", .payload = "{}"});
  chain.push_back({.sequence = 8,
                   .id = Uuid{{53}},
                   .kind = std::string{records::lost_kind},
                   .previous = chain.back().hash,
                   .hash = sha256(as_bytes("lost")),
                   .payload = std::nullopt});
  tests::seal(chain, {.id = Uuid{{54}}, .kind = "staff_refused", .payload = "{}"});
  CHECK(centre.push(push_of(chain)).head == tests::head_of(chain));
  CHECK(centre.records() == 9);
  CHECK(centre.findings("payload_missing") == 1);
  CHECK(centre.findings("kind_unknown") == 1);
  CHECK(centre.findings("payload_unreadable") == 2);
  CHECK(centre.findings("identity_used") == 1);
  CHECK(centre.findings("record_lost") == 1);
  CHECK(centre.faults().empty());
}

TEST_CASE("only a kiosk of the centre with a certificate that holds may send (S05)") {
  Centre centre;
  const auto push = push_of(sample_chain(3));
  const auto refusal = [&](const Sender& sender) { return centre.push(push, sender).refusal; };
  CHECK(refusal({.centre = "mpp", .kiosk = "K02", .certificate = "01"}) == Refusal::Unknown);
  CHECK(refusal({.centre = "other", .kiosk = "K01", .certificate = "01"}) == Refusal::Unknown);
  CHECK(refusal({.centre = "mpp", .kiosk = "K01", .certificate = "02"}) == Refusal::Revoked);
  CHECK(refusal({.centre = "mpp", .kiosk = "K01", .certificate = ""}) == Refusal::Revoked);
  centre.add({.centre = "mpp",
              .name = "K01",
              .digit = 1,
              .state = server::access::KioskState::Revoked,
              .certificate = "01"});
  CHECK(refusal(k01) == Refusal::Revoked);
  CHECK(centre.records() == 0);
}

TEST_CASE("a kiosk speaks for itself only") {
  Centre centre;
  centre.add({.centre = "mpp", .name = "K02", .digit = 2, .certificate = "02"});
  const auto push = push_of(sample_chain(3));
  const Sender k02{.centre = "mpp", .kiosk = "K02", .certificate = "02"};
  CHECK(centre.push(push, k02).refusal == Refusal::Unknown);
}

TEST_CASE("verify finds every kind of change in the database") {
  Centre centre;
  centre.push(push_of(sample_chain(10)));
  REQUIRE(centre.faults().empty());
  SECTION("a payload") {
    centre.run("UPDATE record SET payload = '{}' WHERE sequence = 4");
    CHECK(centre.faults() == std::vector<std::string>{"4: payload_differs"});
  }
  SECTION("a kind") {
    centre.run("UPDATE record SET kind = 'staff_refused' WHERE sequence = 4");
    CHECK(centre.faults() == std::vector<std::string>{"4: hash_differs"});
  }
  SECTION("a record in the middle") {
    centre.run("DELETE FROM record WHERE sequence = 4");
    CHECK_FALSE(centre.faults().empty());
  }
  SECTION("the last record") {
    centre.run("DELETE FROM record WHERE sequence = 10");
    CHECK(centre.faults() == std::vector<std::string>{"10: head_differs"});
  }
  SECTION("the head") {
    centre.run("UPDATE source SET head_sequence = 9");
    CHECK(centre.faults() == std::vector<std::string>{"9: head_differs"});
  }
}

TEST_CASE("nothing tells when a record arrived (P10)") {
  Centre centre;
  centre.push(push_of(sample_chain(10, records::Chain::Voices)));
  // A voice's own time is the hour, as its kiosk has it; there is no column for another.
  using Names = std::expected<std::string, server::store::DatabaseError>;
  const auto names = centre.database().reading([&](soci::session& session) -> Names {
    std::string all;
    soci::row row;
    session << "SELECT * FROM record LIMIT 1", soci::into(row);
    for (std::size_t i = 0; i < row.size(); ++i) all += row.get_properties(i).get_name() + " ";
    return all;
  });
  REQUIRE(names);
  CHECK(*names == "source sequence id kind time_ms payload_sha256 hash payload ");
}
