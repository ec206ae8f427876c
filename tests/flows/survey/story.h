#pragma once
// A visitor who answers the survey.

#include <string>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace tests {

/// At the first question of the full survey, about SP071, without a profile.
inline Visit at_the_questions() {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.survey");
  visit.tap("survey.full");
  visit.tap("survey.start");
  visit.tap("survey.service.SP071");
  for (int i = 0; i < 4; ++i) visit.tap("survey.skip");
  return visit;
}

inline void answer_nine(Visit& visit, const std::string& option) {
  for (int i = 0; i < 9; ++i) visit.tap("survey.answer." + option);
}

/// To the summary, without a suggestion.
inline void answer_all(Visit& visit, const std::string& option) {
  answer_nine(visit, option);
  visit.tap("survey.take");
}

inline kiosk::messages::KeepRecord last_record(const Visit& visit) {
  const auto records = visit.all<kiosk::messages::KeepRecord>();
  REQUIRE_FALSE(records.empty());
  return records.back();
}

}  // namespace tests
