// What a new event log begins with: the kiosk as it is, without the visits that led there.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace app = kiosk::app;
namespace m = kiosk::messages;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

std::optional<app::Resumption> resume(const Visit& visit) {
  return app::resume(visit.model(), tests::words());
}

bool names(const m::Event& event, const kiosk::Uuid& ticket) {
  const auto* issued = get_if<m::TicketIssued>(&event);
  return issued != nullptr && issued->ticket.request.id == ticket;
}

}  // namespace

TEST_CASE("a kiosk that nobody has come to goes on as it was", "[resume]") {
  const Visit visit;
  const auto resumed = resume(visit);
  REQUIRE(resumed);
  CHECK(app::describe(resumed->model) == app::describe(visit.model()));
}

TEST_CASE("the visit that has ended is not told of, and its ticket still counts", "[resume]") {
  Visit visit;
  visit.ask_for_number();
  const auto ticket = visit.grant();
  visit.end_slip(drivers::printer::Outcome::Printed);
  visit.tap("issuing.done");
  const auto resumed = resume(visit);
  REQUIRE(resumed);
  CHECK(resumed->model.health.store.issued_today == visit.model().health.store.issued_today);
  CHECK(resumed->model.tickets_in_a_row == 1);
  for (const auto& event : resumed->events) {
    CHECK_FALSE(holds_alternative<m::Tapped>(event));
    CHECK_FALSE(names(event, ticket.request.id));
  }
}

TEST_CASE("while somebody is there nothing is forgotten", "[resume]") {
  Visit visit;
  visit.tap("attract.start");
  CHECK_FALSE(resume(visit));
}

TEST_CASE("who begins by a key is there before the screen changes", "[resume]") {
  Visit visit;
  visit.apply(m::KeyPressed{.key = kiosk::ui::TactileKey::Down});
  REQUIRE(visit.screen() == "home.attract");
  CHECK_FALSE(resume(visit));
}

TEST_CASE("a slip that is under way belongs to the visit", "[resume]") {
  Visit visit;
  visit.ask_for_number();
  visit.grant();
  visit.tap("issuing.done");
  visit.wait(40s);
  REQUIRE(visit.screen() == "home.attract");
  REQUIRE_FALSE(resume(visit));
  visit.end_slip(drivers::printer::Outcome::Printed);
  CHECK(resume(visit));
}

TEST_CASE("a face that rests after a press is forgotten with its time (P10)", "[resume]") {
  Visit visit;
  visit.apply(m::FacePressed{.face = 4});
  visit.keep();
  visit.tap("nav.home");
  visit.wait(1s);
  REQUIRE(visit.model().face_kept_at);
  visit.wait(5s);
  CHECK_FALSE(visit.model().face_kept_at);
}

TEST_CASE("calls for staff, the worn roll and a lost voice are still known", "[resume]") {
  Visit visit;
  visit.printer_says(drivers::printer::Readiness::Ready, drivers::printer::Trouble::None,
                     drivers::printer::Paper::NearEnd);
  visit.ask_for_number();
  visit.grant();
  visit.end_slip(drivers::printer::Outcome::Failed, drivers::printer::Trouble::PaperOut);
  visit.tap("issuing.done");
  visit.apply(m::SpeechEnded{.utterance = 1, .heard = false});
  const auto resumed = resume(visit);
  REQUIRE(resumed);
  CHECK(resumed->model.staff_calls.size() == 1);
  CHECK(resumed->model.health.printer.slips_since_near_end == 1);
  CHECK_FALSE(resumed->model.health.sound.works);
}

TEST_CASE("a disk in trouble is still in trouble, with the figures from before", "[resume]") {
  Visit visit;
  const auto before = visit.model().health.store;
  visit.apply(m::StoreReported{.trouble = kiosk::store::StoreError::DiskFull, .issued_today = {}});
  const auto resumed = resume(visit);
  REQUIRE(resumed);
  CHECK(resumed->model.health.store.trouble == kiosk::store::StoreError::DiskFull);
  CHECK(resumed->model.health.store.depth == before.depth);
}

TEST_CASE("an emergency and a closed kiosk stay what they are", "[resume]") {
  Visit visit;
  visit.apply(m::StandingRestored{.standing = {.emergency = false, .closed = true}});
  const auto resumed = resume(visit);
  REQUIRE(resumed);
  CHECK(resumed->model.standing.closed);
  visit.apply(m::EmergencyChanged{.on = true, .source = "control"});
  CHECK(resume(visit)->model.standing.emergency);
}
