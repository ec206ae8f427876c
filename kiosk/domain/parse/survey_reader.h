#pragma once
// From JSON to the survey's questions and to the roster of officers. Used by the content parser
// only; pure.

#include <vector>

#include "kiosk/domain/parse/includes.h"
#include "kiosk/domain/roster.h"
#include "kiosk/domain/survey_questions.h"

namespace kiosk::domain::parse {

inline constexpr std::string_view survey_path = "common/skm.json";
inline constexpr std::string_view roster_path = "roster.json";

/// One question with its four options; also those that a service asks instead.
SurveyQuestion read_survey_question(const JsonNode& node, Findings& findings);

/// All nine elements in the order of the official form.
SurveyQuestions read_survey(const JsonNode& node, Findings& findings);

/// Empty when there is no such file or it has an error: then no badge is vouched for.
std::vector<Officer> read_roster(SourceFiles& files, Findings& findings);

}  // namespace kiosk::domain::parse
