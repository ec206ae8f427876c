#include "kiosk/records/survey.h"

#include "kiosk/records/fields.h"

namespace kiosk::records {
namespace {

using namespace domain;

/// Skipped answers are null, so that a reader can tell them from an old form without the question.
ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

bool read_scores(const json& object, ParsedSurvey& survey) {
  const auto scores = object.find("u");
  if (scores == object.end() || !scores->is_object()) return false;
  for (const auto& [element, score] : scores->items()) {
    if (!score.is_number_integer() || score < 1 || score > 4) return false;
    survey.scores[element] = score.get<int>();
  }
  return survey.scores.size() == survey_element_count;
}

bool is_true(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

Fact fact_of(const SurveyResponse& response) {
  const auto local = to_local(response.at, response.utc_offset);
  auto scores = ordered_json::object();
  for (std::size_t i = 0; i < survey_element_count; ++i) {
    scores[std::string{key_of(static_cast<SurveyElement>(i))}] = response.scores.at(i);
  }
  const ordered_json record{
      {"schema", 2},
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
      {"straight_lined", is_straight_lined(response.scores)}};
  return {.chain = Chain::Voices, .kind = std::string{kinds::survey}, .payload = text_of(record)};
}

std::string with_suggestion(std::string_view survey_payload, const Sealed& suggestion) {
  auto record = ordered_json::parse(survey_payload);
  record["suggestion"] = to_json(suggestion);
  return text_of(record);
}

std::optional<ParsedSurvey> parse_survey(std::string_view payload) {
  const auto object = parse_object(payload);
  const auto id = parse_uuid(text_or_empty(object, "id"));
  const auto at = parse_instant(text_or_empty(object, "at"));
  const auto schema = schema_of(object);
  if (!id || !at || schema < 1 || schema > 2) return std::nullopt;
  ParsedSurvey survey{.id = *id,
                      .period = text_or_empty(object, "period"),
                      .at = *at,
                      .kiosk = text_or_empty(object, "kiosk"),
                      .language = text_or_empty(object, "lang"),
                      .service_code = text_or_empty(object, "service_code"),
                      .unit = text_or_empty(object, "unit"),
                      .hour_slot = text_or_empty(object, "hour_slot"),
                      .profile = {.sex = text_or_empty(object, "sex"),
                                  .age = text_or_empty(object, "age"),
                                  .education = text_or_empty(object, "education"),
                                  .job = text_or_empty(object, "job")},
                      .scores = {},
                      .suggestion = sealed_at(object, "suggestion"),
                      .raises_fee_flag = is_true(object, "fee_flag"),
                      .is_straight_lined = is_true(object, "straight_lined"),
                      .seconds = number_at(object, "seconds").value_or(0)};
  if (!read_scores(object, survey)) return std::nullopt;
  return survey;
}

}  // namespace kiosk::records
