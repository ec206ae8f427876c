#pragma once
// What staff do and what calls them: `staff_action`, `staff_refused`, `staff_called`,
// `emergency_begun`, `emergency_ended`. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/records/record.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view staff_action = "staff_action";
inline constexpr std::string_view staff_refused = "staff_refused";
inline constexpr std::string_view staff_called = "staff_called";
inline constexpr std::string_view emergency_begun = "emergency_begun";
inline constexpr std::string_view emergency_ended = "emergency_ended";
}  // namespace kinds

struct StaffAction {
  std::string who;     // the number of the member of staff
  std::string action;  // `[a-z_]+`
  std::string reason;  // `[a-z_]*`
  std::string about;   // a ticket's number or a setting's value; may be empty

  bool operator==(const StaffAction&) const = default;
};

Fact fact_of(const StaffAction& action);
/// A wrong number or PIN. Nothing of what was typed.
Fact staff_refused_fact();
/// `reason` is `[a-z_]+`: `help`, `wheelchair`.
Fact staff_called_fact(std::string_view reason);
/// By whom: `alarm`, `staff`.
Fact emergency_begun_fact(std::string_view source);
/// `who` is the number of the member of staff, or what ended it.
Fact emergency_ended_fact(std::string_view who);

std::optional<StaffAction> parse_staff_action(std::string_view payload);
std::optional<std::string> parse_staff_called(std::string_view payload);
std::optional<std::string> parse_emergency_begun(std::string_view payload);
std::optional<std::string> parse_emergency_ended(std::string_view payload);

}  // namespace kiosk::records
