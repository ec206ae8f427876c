#pragma once
// The questionnaire of the satisfaction survey (SKM, PermenPANRB 14/2017) as content: nine elements
// with the official question and four options each, worth 1 to 4. Values only; any thread.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {

/// In the order of the official form. Records carry the key, because the regulation's own list of
/// elements has the last two the other way round (domain rules A31).
enum class SurveyElement : std::uint8_t {
  Requirements,
  Procedure,
  Time,
  Fee,
  Product,
  Competence,
  Behaviour,
  Facilities,
  Complaints,
};
inline constexpr std::size_t survey_element_count = 9;
inline constexpr std::size_t survey_option_count = 4;

std::string_view key_of(SurveyElement element);  // `requirements`, ... `complaints`

struct SurveyQuestion {
  SurveyElement element = SurveyElement::Requirements;
  LocalizedText text;
  std::array<LocalizedText, survey_option_count> options;  // worth 1, 2, 3, 4

  bool operator==(const SurveyQuestion&) const = default;
};

/// All nine in order, or none where the file cannot be used.
struct SurveyQuestions {
  std::vector<SurveyQuestion> items;

  bool operator==(const SurveyQuestions&) const = default;
};

}  // namespace kiosk::domain
