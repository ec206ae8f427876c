#pragma once
// The pre-check itself: introduction, one question a screen, help, and the summary in which every
// answer can be changed. One state for all of them, so that going back and forth loses nothing.
// Nothing is stored before the visitor asks for the result (T1.14).

#include <optional>
#include <string>

#include "kiosk/domain/precheck.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::precheck {

enum class CheckPlace : std::uint8_t {
  Intro,
  Step,    // one question
  Helper,  // who is unsure sees what the options mean
  Year,    // until when a document holds: three touches
  Month,
  Day,
  Early,  // the outcome is certain already: go on, or see it
  Summary,
};

const char* name_of(CheckPlace place);

/// A day on its way from three screens; zero is not chosen yet.
struct ExpiryEntry {
  int first_year = 0;  // of those that are offered
  int year = 0;
  unsigned month = 0;

  bool operator==(const ExpiryEntry&) const = default;
};

struct Check {
  std::string service;  // code
  CheckPlace place = CheckPlace::Intro;
  std::string step;       // id of the step, with Step, Helper, Year, Month and Day
  bool changing = false;  // from the summary, and back there after the answer
  bool told_early = false;
  ExpiryEntry expiry;
  domain::CheckAnswers answers;
  Instant started_at{};

  bool operator==(const Check&) const = default;
  [[nodiscard]] std::string describe() const;
  /// Back leads to another place of this screen (see app/moves.h).
  [[nodiscard]] bool keeps_back() const { return place != CheckPlace::Intro; }
  /// Another place is another screen to the visitor (see app/moves.h).
  [[nodiscard]] std::string place_id() const;
};

Outcome update(const World& world, const Check& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Check& state);

/// The service being checked; null when the content no longer has it.
const domain::Service* service_of(const World& world, const std::string& code);

/// What was answered to a question or an item; null when nothing was.
const domain::CheckAnswer* answer_to(const domain::Service& service, const Check& state,
                                     const std::string& id);

/// The step of the state with the present answers, its place among them from 1, and their number.
struct StepPlace {
  domain::CheckStep step;
  int number = 1;
  int count = 1;
};
std::optional<StepPlace> step_of(const World& world, const Check& state);

/// Years offered on one screen of the expiry.
inline constexpr int years_offered = 10;

}  // namespace kiosk::flows::precheck
