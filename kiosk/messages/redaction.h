#pragma once
// What of an event stays out of the event log. An answer to the survey must not stand there beside
// its time (P10): its control is named, the answer is not. Pure values.

#include <string>
#include <string_view>

namespace kiosk::messages {

/// The ids of answers are told apart by their last part: `survey.answer.3` becomes
/// `survey.answer.1`. Every other id stays as it is.
inline std::string loggable_id(std::string_view id) {
  for (const std::string_view answer : {"survey.answer.", "survey.face."}) {
    if (id.starts_with(answer)) return std::string{answer} + "1";
  }
  return std::string{id};
}

}  // namespace kiosk::messages
