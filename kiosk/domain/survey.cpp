#include "kiosk/domain/survey.h"

#include <algorithm>

#include <fmt/format.h>

namespace kiosk::domain {
namespace {

constexpr int best_score = 4;

/// numerator / denominator to the nearest whole number, halves up; both positive.
std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
  return (2 * numerator + denominator) / (2 * denominator);
}

}  // namespace

std::string_view key_of(SurveyElement element) {
  constexpr std::array<std::string_view, survey_element_count> keys{
      "requirements", "procedure", "time",       "fee",       "product",
      "competence",   "behaviour", "facilities", "complaints"};
  return keys.at(static_cast<std::size_t>(element));
}

std::optional<int> survey_index(std::int64_t sum, std::int64_t responses) {
  if (responses <= 0) return std::nullopt;
  return static_cast<int>(rounded(2500 * sum, 9 * responses));
}

std::optional<int> survey_index_011(std::int64_t sum, std::int64_t responses) {
  if (responses <= 0) return std::nullopt;
  return static_cast<int>(rounded(275 * sum, responses));
}

char survey_grade(int index_hundredths) {
  if (index_hundredths > 8830) return 'A';
  if (index_hundredths > 7660) return 'B';
  return index_hundredths >= 6500 ? 'C' : 'D';
}

std::int64_t survey_sample_size(std::int64_t population) {
  if (population <= 0) return 0;
  // 3.841 N / 4 over (N - 1) / 400 + 3.841 / 4, both times 20,000.
  return rounded(19205 * population, 50 * (population - 1) + 19205);
}

std::string survey_period(Date local_date) {
  const auto quarter = (static_cast<unsigned>(local_date.month()) + 2) / 3;
  return fmt::format("{:04}-Q{}", static_cast<int>(local_date.year()), quarter);
}

std::string survey_hour_slot(const LocalTime& local) {
  return hour_of(local) < 13 ? "08-12" : "13-17";
}

Instant survey_time_bucket(Instant at) {
  return std::chrono::floor<std::chrono::hours>(at);
}

bool is_straight_lined(const SurveyScores& scores) {
  return std::ranges::adjacent_find(scores, std::ranges::not_equal_to{}) == scores.end();
}

bool raises_fee_flag(bool service_is_free, const SurveyScores& scores) {
  return service_is_free && scores.at(static_cast<std::size_t>(SurveyElement::Fee)) != best_score;
}

}  // namespace kiosk::domain
