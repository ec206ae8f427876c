// How long the kiosk holds what a visitor typed: until then the shell must not forget, and after it
// nothing may remain.

#include "kiosk/flows/traits.h"
#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace app = kiosk::app;
namespace flows = kiosk::flows;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

/// A suggestion of which two letters are typed.
Visit in_the_middle_of_typing() {
  Visit visit;
  for (const auto* id : {"attract.start", "home.complaint", "complaint.suggestion",
                         "complaint.anonymous", "complaint.about.officer"}) {
    CHECK_FALSE(app::holds_private_text(visit.model()));
    visit.tap(id);
  }
  visit.type("ok");
  REQUIRE(flows::traits_of(visit.model().screen).is_private);
  return visit;
}

}  // namespace

TEST_CASE(
    "what is typed is held on its screen, and under a screen that can be gone back from (P03)",
    "[private]") {
  auto visit = in_the_middle_of_typing();
  CHECK(app::holds_private_text(visit.model()));
  visit.tap("tools.display");
  REQUIRE_FALSE(flows::traits_of(visit.model().screen).is_private);
  CHECK(app::holds_private_text(visit.model()));
  visit.tap("nav.back");
  REQUIRE(flows::traits_of(visit.model().screen).is_private);
  CHECK(app::holds_private_text(visit.model()));
}

TEST_CASE("who goes back to the errands leaves nothing typed behind (P03)", "[private]") {
  auto visit = in_the_middle_of_typing();
  if (GENERATE(true, false)) visit.tap("tools.display");
  visit.tap("nav.home");
  CHECK(visit.screen() == "home.errands");
  CHECK_FALSE(app::holds_private_text(visit.model()));
}

TEST_CASE("who walks away leaves nothing typed behind, once nobody can come back to it (P03)",
          "[private]") {
  auto visit = in_the_middle_of_typing();
  visit.wait(120s);
  REQUIRE(visit.screen() == "home.still_there");
  CHECK(app::holds_private_text(visit.model()));
  visit.wait(45s);
  REQUIRE(visit.screen() == "home.attract");
  CHECK_FALSE(app::holds_private_text(visit.model()));
}
