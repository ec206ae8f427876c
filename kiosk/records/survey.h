#pragma once
// `survey`: what a filled-in survey becomes (domain rules 2.4). No ticket, no person, no time finer
// than the hour; what the visitor wrote is sealed. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/survey.h"
#include "kiosk/records/record.h"
#include "kiosk/records/sealed.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view survey = "survey";
}  // namespace kinds

/// The profile block of the official form by its codes; empty = not filled in.
struct SurveyProfile {
  std::string sex;        // `L`, `P`
  std::string age;        // `17-25`, ... `66-99`
  std::string education;  // `SD` .. `S3`
  std::string job;        // `PNS`, ... `LAINNYA`

  bool operator==(const SurveyProfile&) const = default;
};

struct SurveyResponse {
  Uuid id;
  Instant at{};
  UtcOffset utc_offset = western_indonesia;
  std::string kiosk;
  domain::Language language = domain::Language::Indonesian;
  std::string service;  // code; empty = not told
  std::string unit;     // code of its agency
  bool service_is_free = false;
  SurveyProfile profile;
  domain::SurveyScores scores{};  // all nine 1 to 4
  int seconds = 0;                // taken

  bool operator==(const SurveyResponse&) const = default;
};

/// In bytes: no more than the 500 characters of the rules, whatever they are.
inline constexpr std::size_t longest_suggestion = 500;

/// Without a suggestion, which is added where the keys are.
Fact fact_of(const SurveyResponse& response);
/// The same payload with what was suggested.
std::string with_suggestion(std::string_view survey_payload, const Sealed& suggestion);

/// As whoever receives it reads it: names and codes as they stand.
struct ParsedSurvey {
  Uuid id;
  std::string period;  // `2026-Q4`
  Instant at{};        // the hour
  std::string kiosk;
  std::string language;
  std::string service_code;  // empty = not told, as those that follow
  std::string unit;
  std::string hour_slot;
  SurveyProfile profile;
  std::map<std::string, int> scores;  // 1 to 4, by element
  std::optional<Sealed> suggestion;
  bool raises_fee_flag = false;
  bool is_straight_lined = false;
  int seconds = 0;  // taken

  bool operator==(const ParsedSurvey&) const = default;
};

std::optional<ParsedSurvey> parse_survey(std::string_view payload);

}  // namespace kiosk::records
