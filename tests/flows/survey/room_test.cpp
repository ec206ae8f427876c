// A form is closed before somebody fills it in when it could not be kept.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

using tests::Visit;

TEST_CASE("without room or with a failing disk no form begins (R06)", "[survey][complaint]") {
  using kiosk::messages::StoreReported;
  using kiosk::store::StoreError;
  for (const auto& trouble : {StoreReported{.trouble = StoreError::ReadOnly, .issued_today = {}},
                              StoreReported{.trouble = StoreError::IoError, .issued_today = {}},
                              StoreReported{.reserve_given_up = true, .issued_today = {}}}) {
    Visit visit;
    visit.apply(trouble);
    visit.tap("attract.start");
    visit.tap("home.survey");
    visit.tap("survey.full");
    CHECK(visit.screen() == "survey.intro");
    CHECK(visit.says("survey.no_room") == visit.word("srv.no_room"));
    CHECK_FALSE(visit.offers("survey.start"));
    visit.tap("nav.home");
    visit.tap("home.complaint");
    visit.tap("complaint.complaint");
    CHECK(visit.screen() == "complaint.no_form");
    CHECK(visit.says("complaint.no_form") == visit.word("cmp.no_form.disk"));
    visit.tap("nav.home");
    visit.apply(StoreReported{.issued_today = {}});
    visit.tap("home.survey");
    visit.tap("survey.full");
    CHECK(visit.offers("survey.start"));
  }
}
