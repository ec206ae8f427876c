// What the model does with any screen's effects and with answers that come back.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using kiosk::messages::RecordFact;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

int calls(const Visit& visit) {
  int count = 0;
  for (const auto& fact : visit.all<RecordFact>())
    count += fact.fact.kind == "staff_called" ? 1 : 0;
  return count;
}

/// The printer ends a slip in failure, which calls staff.
void fail_a_slip(Visit& visit) {
  visit.ask_for_number();
  visit.grant();
  visit.end_slip(drivers::printer::Outcome::Failed, drivers::printer::Trouble::PaperOut);
  visit.tap("issuing.done");
}

}  // namespace

TEST_CASE("the same call for staff within ten seconds is one call", "[update]") {
  Visit visit;
  fail_a_slip(visit);
  CHECK(calls(visit) == 1);
  visit.wait(4s);  // numbers are given three seconds apart
  fail_a_slip(visit);
  CHECK(calls(visit) == 1);
  visit.wait(10s);
  fail_a_slip(visit);
  CHECK(calls(visit) == 2);
}

TEST_CASE("a record that was kept counts as unsent", "[update]") {
  Visit visit;
  const auto before = visit.model().health.store.unsent;
  visit.apply(kiosk::messages::RecordKept{.id = kiosk::Uuid{{9}}});
  CHECK(visit.model().health.store.unsent == before + 1);
  CHECK_FALSE(visit.model().health.store.trouble);
}

TEST_CASE("a record that was refused is trouble with the store until it reports again",
          "[update]") {
  Visit visit;
  visit.apply(kiosk::messages::RecordRefused{.id = kiosk::Uuid{{9}},
                                             .error = kiosk::store::StoreError::DiskFull});
  CHECK(visit.model().health.store.trouble == kiosk::store::StoreError::DiskFull);
  visit.apply(kiosk::messages::StoreReported{});
  CHECK_FALSE(visit.model().health.store.trouble);
}

TEST_CASE("a clock of another age calls the staff once, and its correction is soon known",
          "[update]") {
  using kiosk::domain::ClockVerdict;
  using kiosk::messages::StoreReported;
  Visit visit;
  for (int report = 0; report < 3; ++report) {
    visit.apply(StoreReported{.clock = ClockVerdict::FarAhead, .issued_today = {}});
  }
  CHECK(calls(visit) == 1);
  CHECK(visit.model().staff_calls.front().reason == "clock");
  visit.sign_in();
  CHECK(visit.says("menu.clock").find(visit.word("staff.clock.ahead")) != std::string::npos);
  visit.tap("menu.status");
  CHECK(visit.all_text().find(visit.word("staff.call.clock")) != std::string::npos);
  visit.forget_effects();
  visit.wait(60s);
  CHECK_FALSE(visit.all<kiosk::messages::AskStore>().empty());
  visit.apply(StoreReported{.clock = ClockVerdict::Plausible, .issued_today = {}});
  visit.forget_effects();
  visit.wait(60s);
  CHECK(visit.all<kiosk::messages::AskStore>().empty());
}

TEST_CASE("a kiosk without room asks every five seconds whether there is some again (R06)",
          "[update]") {
  using kiosk::messages::AskStore;
  using kiosk::messages::StoreReported;
  Visit visit;
  visit.apply(StoreReported{.reserve_given_up = true, .issued_today = {}});
  visit.forget_effects();
  visit.wait(30s);
  CHECK(visit.all<AskStore>().size() >= 6);
  visit.apply(StoreReported{.issued_today = {}});
  visit.forget_effects();
  visit.wait(30s);
  CHECK(visit.all<AskStore>().empty());
}

TEST_CASE("trouble with the disk calls the staff once, and again when it comes back", "[update]") {
  using kiosk::messages::StoreReported;
  using kiosk::store::StoreError;
  Visit visit;
  for (int report = 0; report < 3; ++report) {
    visit.apply(StoreReported{.trouble = StoreError::IoError, .issued_today = {}});
  }
  CHECK(calls(visit) == 1);
  CHECK(visit.model().staff_calls.front().reason == "store");
  visit.apply(StoreReported{.issued_today = {}});
  visit.wait(11s);
  visit.apply(StoreReported{.trouble = StoreError::ReadOnly, .issued_today = {}});
  CHECK(calls(visit) == 2);
}

TEST_CASE("a touch panel that is lost calls the staff once, and keys and the visit go on (R12)",
          "[update]") {
  using namespace kiosk::messages;
  Visit visit;
  visit.tap("attract.start");
  const auto tell = [&](DeviceState state) {
    visit.apply(DeviceReported{.device = Device::Touch, .state = state});
  };
  tell(DeviceState::Ready);
  CHECK(visit.all<RecordFact>().empty());
  for (int i = 0; i < 5; ++i) {  // a bad contact
    tell(DeviceState::Lost);
    visit.wait(3s);
    tell(DeviceState::Ready);
  }
  tell(DeviceState::Lost);
  CHECK(calls(visit) == 1);
  CHECK(visit.screen() == "home.errands");
  REQUIRE(visit.model().staff_calls.size() == 1);
  CHECK(visit.model().staff_calls[0].reason == "touch");
  visit.apply(KeyPressed{.key = kiosk::ui::TactileKey::Down});
  CHECK(visit.model().session.hearing.on);
  visit.wait(600s);
  tell(DeviceState::Ready);
  tell(DeviceState::Stuck);
  CHECK(calls(visit) == 2);
}

TEST_CASE("a display of other pixels than configured calls the staff, and a right one does not",
          "[update]") {
  using namespace kiosk::messages;
  Visit visit;
  visit.apply(DeviceReported{.device = Device::Display, .state = DeviceState::Ready});
  CHECK(calls(visit) == 0);
  visit.apply(DeviceReported{.device = Device::Display, .state = DeviceState::OtherSize});
  CHECK(calls(visit) == 1);
  CHECK(visit.model().staff_calls[0].reason == "display");
}
