#include "tests/flows/precheck/story.h"

#include "tests/support/catch.h"
#include "tests/support/sample_precheck.h"

namespace tests {

using kiosk::flows::precheck::Check;
using kiosk::flows::precheck::CheckPlace;
using kiosk::flows::precheck::Result;

Visit having_answered(const std::vector<std::string>& branches, CheckPlace place,
                      const std::string& step) {
  auto model = booted_model();
  model.trail = {kiosk::flows::home::Errands{}};
  model.screen = Check{.service = "SP071",
                       .place = place,
                       .step = step,
                       .answers = all_yes(branches),
                       .started_at = model.now};
  return Visit{std::move(model)};
}

const Result& result_of(const Visit& visit) {
  REQUIRE(std::holds_alternative<Result>(visit.model().screen));
  return std::get<Result>(visit.model().screen);
}

}  // namespace tests
