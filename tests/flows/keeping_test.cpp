#include "kiosk/flows/keeping.h"

#include "kiosk/app/model.h"
#include "kiosk/flows/outcome.h"
#include "tests/support/catch.h"
#include "tests/support/sample_states.h"

namespace messages = kiosk::messages;
using namespace std::chrono_literals;
using kiosk::Uuid;
using kiosk::flows::Keeping;
using kiosk::flows::KeepPhase;
using kiosk::flows::Outcome;
using kiosk::records::Chain;
using kiosk::store::StoreError;

namespace {

constexpr Uuid ours{{1, 7}};
constexpr Uuid our_voice{{4, 9}};

/// A kiosk with one identity of each kind, and a clock to be set.
struct Desk {
  kiosk::app::Model model = tests::booted_model();

  Desk() {
    model.identities = {ours};
    model.voice_identities = {our_voice};
  }
  [[nodiscard]] kiosk::flows::World world() const {
    return kiosk::app::world_of(model, tests::words());
  }
  void pass(std::chrono::seconds time) { model.steady += time; }
};

Keeping asked(const Desk& desk) {
  Keeping keeping;
  Outcome outcome;
  REQUIRE(ask(desk.world(), keeping, outcome));
  return keeping;
}

}  // namespace

TEST_CASE("who asks has an identity of the chain's own from then on", "[keeping]") {
  const Desk desk;
  Keeping keeping;
  Outcome outcome;
  CHECK(ask(desk.world(), keeping, outcome));
  CHECK(keeping.id == ours);
  CHECK(outcome.identity_used);
  CHECK_FALSE(outcome.voice_identity_used);
  Keeping voice;
  Outcome of_voice;
  CHECK(ask(desk.world(), voice, of_voice, Chain::Voices));
  CHECK(voice.id == our_voice);
  CHECK(of_voice.voice_identity_used);
  CHECK_FALSE(of_voice.identity_used);
}

TEST_CASE("what is refused is asked again with the same identity", "[keeping]") {
  Desk desk;
  auto keeping = asked(desk);
  CHECK(follow(desk.world(), keeping,
               messages::RecordRefused{.id = ours, .error = StoreError::DiskFull}));
  CHECK(keeping.is_refused());
  CHECK(keeping.error == StoreError::DiskFull);
  desk.model.identities = {Uuid{{2}}};
  Outcome outcome;
  CHECK(ask(desk.world(), keeping, outcome));
  CHECK(keeping.id == ours);
  CHECK_FALSE(outcome.identity_used);
  CHECK_FALSE(keeping.error.has_value());
}

TEST_CASE("without an identity it waits, and is refused after ten seconds", "[keeping]") {
  Desk desk;
  desk.model.identities.clear();
  Keeping keeping;
  Outcome outcome;
  CHECK_FALSE(ask(desk.world(), keeping, outcome));
  CHECK(keeping.phase == KeepPhase::Waiting);
  desk.pass(6s);
  CHECK_FALSE(ask(desk.world(), keeping, outcome));  // does not begin the ten seconds anew
  desk.pass(5s);
  CHECK(follow(desk.world(), keeping, messages::Tick{}));
  CHECK(keeping.is_refused());
  CHECK_FALSE(keeping.error.has_value());
}

TEST_CASE("no answer within ten seconds is a refusal, and what comes later still counts",
          "[keeping]") {
  Desk desk;
  auto keeping = asked(desk);
  desk.pass(10s);
  CHECK_FALSE(follow(desk.world(), keeping, messages::Tick{}));
  desk.pass(1s);
  CHECK(follow(desk.world(), keeping, messages::Tick{}));
  CHECK(keeping.is_refused());
  CHECK_FALSE(follow(desk.world(), keeping, messages::Tick{}));
  SECTION("kept after all") {
    CHECK(follow(desk.world(), keeping, messages::RecordKept{.id = ours}));
    CHECK(keeping.is_kept());
  }
  SECTION("refused once more says nothing new") {
    CHECK_FALSE(follow(desk.world(), keeping, messages::RecordRefused{.id = ours}));
  }
}

TEST_CASE("only its own answers decide, and only once", "[keeping]") {
  const Desk desk;
  auto keeping = asked(desk);
  CHECK_FALSE(follow(desk.world(), keeping, messages::RecordKept{.id = our_voice}));
  CHECK_FALSE(follow(desk.world(), keeping, messages::RecordRefused{.id = Uuid{}}));
  CHECK(follow(desk.world(), keeping, messages::RecordKept{.id = ours}));
  CHECK_FALSE(follow(desk.world(), keeping, messages::RecordRefused{.id = ours}));
  CHECK_FALSE(follow(desk.world(), keeping, messages::RecordKept{.id = ours}));
  CHECK(keeping.is_kept());
}

TEST_CASE("nothing decides about what was never asked", "[keeping]") {
  Desk desk;
  Keeping keeping;
  CHECK_FALSE(follow(desk.world(), keeping, messages::RecordKept{.id = Uuid{}}));
  desk.pass(60s);
  CHECK_FALSE(follow(desk.world(), keeping, messages::Tick{}));
  CHECK(keeping == Keeping{});
}

TEST_CASE("after five seconds without an answer it may be asked again", "[keeping]") {
  Desk desk;
  const auto keeping = asked(desk);
  desk.pass(5s);
  CHECK_FALSE(is_unanswered(desk.world(), keeping));
  desk.pass(1s);
  CHECK(is_unanswered(desk.world(), keeping));
}
