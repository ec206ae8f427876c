#pragma once
// Rules of the satisfaction survey (PermenPANRB 14/2017; domain rules 3.5): index, grade, sample
// size, period. Whole numbers throughout; nothing is rounded before the last step. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/time.h"
#include "kiosk/domain/survey_questions.h"

namespace kiosk::domain {

/// One score an element, 1 to 4.
using SurveyScores = std::array<int, survey_element_count>;

/// The index (IKM) in hundredths, 2500 to 10000: 25 times the mean of all scores, weight exactly
/// 1/9. `sum` is of all scores of `responses` questionnaires. Absent without responses.
std::optional<int> survey_index(std::int64_t sum, std::int64_t responses);

/// The same with the weight 0.11 that the regulation prints, for offices that compare with it.
std::optional<int> survey_index_011(std::int64_t sum, std::int64_t responses);

/// `A` from 88.31, `B` from 76.61, `C` from 65.00, else `D`; from the rounded index.
char survey_grade(int index_hundredths);

/// How many responses are enough for `population` customers (Krejcie and Morgan), rounded half up.
/// Zero for none.
std::int64_t survey_sample_size(std::int64_t population);

/// The calendar quarter in which a response counts: `2026-Q4`.
std::string survey_period(Date local_date);

/// `08-12` or `13-17`, the two choices of the official form; the break belongs to the morning.
std::string survey_hour_slot(const LocalTime& local);

/// The hour that the time falls into: records of voices tell no more (P10).
Instant survey_time_bucket(Instant at);

/// Every element got the same score: flagged, never dropped.
bool is_straight_lined(const SurveyScores& scores);

/// True when somebody did not answer "free" about a service that is free by law: a possible illegal
/// charge (component 10). The score itself stays.
bool raises_fee_flag(bool service_is_free, const SurveyScores& scores);

}  // namespace kiosk::domain
