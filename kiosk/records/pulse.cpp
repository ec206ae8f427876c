#include "kiosk/records/pulse.h"

#include "kiosk/domain/survey.h"
#include "kiosk/records/fields.h"

namespace kiosk::records {

Fact fact_of(const Pulse& pulse) {
  const ordered_json record{{"schema", 1},
                            {"id", to_string(pulse.id)},
                            {"at", to_iso(domain::survey_time_bucket(pulse.at), pulse.utc_offset)},
                            {"kiosk", pulse.kiosk},
                            {"face", pulse.face ? ordered_json(*pulse.face) : ordered_json()},
                            {"lang", domain::code_of(pulse.language)}};
  return {.chain = Chain::Voices, .kind = std::string{kinds::pulse}, .payload = text_of(record)};
}

std::optional<Pulse> parse_pulse(std::string_view payload) {
  const auto object = parse_object(payload);
  const auto id = parse_uuid(text_or_empty(object, "id"));
  const auto at = parse_instant(text_or_empty(object, "at"));
  const auto face = object.find("face");
  if (!id || !at || face == object.end()) return std::nullopt;
  const auto number = number_at(object, "face");
  const bool is_face = number && *number >= 1 && *number <= 4;
  if (!face->is_null() && !is_face) return std::nullopt;
  return Pulse{.id = *id,
               .at = *at,
               .kiosk = text_or_empty(object, "kiosk"),
               .face = number,
               .language = domain::parse_language(text_or_empty(object, "lang"))
                               .value_or(domain::Language::Indonesian)};
}

}  // namespace kiosk::records
