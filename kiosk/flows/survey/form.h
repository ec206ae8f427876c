#pragma once
// The satisfaction survey, one question a screen: the profile block, whose questions may be
// skipped, the nine elements, a suggestion in the visitor's own words, which may be skipped too,
// and a summary from which every answer can be changed. Nothing is chosen beforehand, and nothing
// is stored before the visitor sends it.

#include <array>
#include <optional>
#include <string>

#include "kiosk/flows/survey/face_thanks.h"
#include "kiosk/records/survey.h"
#include "kiosk/ui/text_entry.h"

namespace kiosk::flows::survey {

// The order of the steps: service, four of the profile, nine elements, suggestion, summary.
inline constexpr int service_step = 0;
inline constexpr int first_profile_step = 1;
inline constexpr int first_question_step = 5;
inline constexpr int suggestion_step = 14;
inline constexpr int summary_step = 15;

struct Form {
  int step = service_step;
  bool changing = false;  // one answer, and then back to the summary
  std::string agency;     // chosen on the way to a service
  std::string service;    // code; empty = not told
  records::SurveyProfile profile;
  domain::SurveyScores scores{};  // 0 = not answered yet
  bool asks_suggestion = false;   // only where it can be sealed
  ui::TextEntry suggestion;
  Keeping keeping{};  // its identity from the beginning
  std::string token;
  std::chrono::milliseconds started{0};  // steady
  std::optional<records::Fact> sent;     // what is sent again must be the same record

  bool operator==(const Form&) const = default;
  /// The question before, with every answer kept; nothing once it was sent: another answer would be
  /// another record.
  [[nodiscard]] std::optional<Form> previous() const;
  [[nodiscard]] bool has_previous() const;
  /// Each question is a place of its own: pages and focus begin anew.
  [[nodiscard]] std::string place_id() const;
  [[nodiscard]] std::string describe() const;  // without the answers and the suggestion (P10)
};

/// The first voice identity is the form's from now on.
Form start_form(const World& world, const std::string& token);

Outcome update(const World& world, const Form& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Form& state);

/// The response was stored; or its invitation had been used.
struct Thanks {
  bool spent = false;
  bool operator==(const Thanks&) const = default;
  [[nodiscard]] std::string describe() const { return spent ? "survey_spent" : "survey_thanks"; }
};

Outcome update(const World& world, const Thanks& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Thanks& state);

}  // namespace kiosk::flows::survey
