#include "kiosk/domain/survey_record.h"

#include <nlohmann/json.hpp>

namespace kiosk::domain {
namespace {

using nlohmann::json;

std::string dumped(const json& record) {
  return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Skipped answers are null, so that a reader can tell them from an old form without the question.
json or_null(const std::string& text) {
  return text.empty() ? json() : json(text);
}

}  // namespace

std::string survey_payload(const SurveyResponse& response) {
  const auto local = to_local(response.at, response.utc_offset);
  json scores = json::object();
  for (std::size_t i = 0; i < survey_element_count; ++i) {
    scores[std::string{key_of(static_cast<SurveyElement>(i))}] = response.scores.at(i);
  }
  return dumped({{"schema", 1},
                 {"id", to_string(response.id)},
                 {"period", survey_period(local.date)},
                 {"at", to_iso(survey_time_bucket(response.at), response.utc_offset)},
                 {"kiosk", response.kiosk},
                 {"lang", code_of(response.language)},
                 {"service_code", or_null(response.service)},
                 {"unit", or_null(response.unit)},
                 {"hour_slot", survey_hour_slot(local)},
                 {"sex", or_null(response.profile.sex)},
                 {"age", or_null(response.profile.age)},
                 {"education", or_null(response.profile.education)},
                 {"job", or_null(response.profile.job)},
                 {"u", std::move(scores)},
                 {"suggestion", nullptr},
                 {"fee_flag", raises_fee_flag(response.service_is_free, response.scores)},
                 {"seconds", response.seconds},
                 {"straight_lined", is_straight_lined(response.scores)}});
}

std::string pulse_payload(const Pulse& pulse) {
  return dumped({{"schema", 1},
                 {"id", to_string(pulse.id)},
                 {"at", to_iso(survey_time_bucket(pulse.at), pulse.utc_offset)},
                 {"kiosk", pulse.kiosk},
                 {"face", pulse.face ? json(*pulse.face) : json(nullptr)},
                 {"lang", code_of(pulse.language)}});
}

}  // namespace kiosk::domain
