// What is answered while another screen stands before the one that asked: nothing of it is lost.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace m = kiosk::messages;
using drivers::printer::Outcome;
using tests::Visit;

namespace {

/// The test slip of a new roll is under way, and the display's tools stand before it.
Visit changing_the_roll() {
  Visit visit;
  visit.sign_in();
  visit.arrange().health.printer.slips_since_near_end = 20;
  visit.tap("menu.roll");
  for (int step = 0; step < 3; ++step) visit.tap("roll.next");
  visit.tap("roll.print");
  visit.tap("tools.display");
  return visit;
}

}  // namespace

TEST_CASE("a record that is asked for behind another screen takes its identity with it",
          "[staff]") {
  auto visit = changing_the_roll();
  visit.forget_effects();
  visit.end_slip(Outcome::Printed);
  const auto records = visit.all<m::KeepRecord>();
  REQUIRE(records.size() == 1);
  REQUIRE_FALSE(visit.model().identities.empty());
  CHECK(visit.model().identities.front() != records[0].id);
}

TEST_CASE("a new roll counts also when its record is kept behind another screen", "[staff]") {
  auto visit = changing_the_roll();
  visit.end_slip(Outcome::Printed);
  visit.keep();
  CHECK(visit.model().health.printer.slips_since_near_end == 0);
  visit.tap("nav.back");
  CHECK(visit.title() == visit.word("roll.done"));
}
