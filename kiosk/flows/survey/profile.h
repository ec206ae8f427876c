#pragma once
// The profile block of the official form: its questions, and the codes that records carry.

#include <span>
#include <string>
#include <vector>

#include "kiosk/records/survey.h"
#include "kiosk/ui/phrase.h"

namespace kiosk::flows::survey {

struct ProfileOption {
  std::string code;
  ui::Phrase name;
};

struct ProfileQuestion {
  ui::Phrase text;
  ui::Phrase label;  // short, for the summary
  std::string records::SurveyProfile::* answer;
  std::vector<ProfileOption> options;
};

inline constexpr int profile_question_count = 4;

/// `index` from 0: sex, age, education, job. The official list has no diplomas: they count with the
/// degree next to them.
ProfileQuestion profile_question(int index);

}  // namespace kiosk::flows::survey
