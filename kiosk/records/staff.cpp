#include "kiosk/records/staff.h"

#include "kiosk/records/fields.h"

namespace kiosk::records {
namespace {

Fact fact(std::string_view kind, const ordered_json& record) {
  return {.kind = std::string{kind}, .payload = text_of(record)};
}

}  // namespace

Fact fact_of(const StaffAction& action) {
  return fact(kinds::staff_action, {{"schema", 1},
                                    {"who", action.who},
                                    {"action", action.action},
                                    {"reason", action.reason},
                                    {"about", action.about}});
}

Fact staff_refused_fact() {
  return fact(kinds::staff_refused, {{"schema", 1}});
}

Fact staff_called_fact(std::string_view reason) {
  return fact(kinds::staff_called, {{"schema", 1}, {"reason", reason}});
}

Fact emergency_begun_fact(std::string_view source) {
  return fact(kinds::emergency_begun, {{"schema", 1}, {"source", source}});
}

Fact emergency_ended_fact(std::string_view who) {
  return fact(kinds::emergency_ended, {{"schema", 1}, {"who", who}});
}

std::optional<StaffAction> parse_staff_action(std::string_view payload) {
  const auto object = parse_object(payload);
  auto who = text_at(object, "who");
  auto action = text_at(object, "action");
  if (!who || !action) return std::nullopt;
  return StaffAction{.who = std::move(*who),
                     .action = std::move(*action),
                     .reason = text_or_empty(object, "reason"),
                     .about = text_or_empty(object, "about")};
}

std::optional<std::string> parse_staff_called(std::string_view payload) {
  return text_at(parse_object(payload), "reason");
}

std::optional<std::string> parse_emergency_begun(std::string_view payload) {
  return text_at(parse_object(payload), "source");
}

std::optional<std::string> parse_emergency_ended(std::string_view payload) {
  return text_at(parse_object(payload), "who");
}

}  // namespace kiosk::records
