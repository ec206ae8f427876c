#pragma once
// Before the nine questions: how many, how long, and that no name is asked.

#include <string>

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::survey {

struct Intro {
  std::string token;   // of the invitation that led here; empty = none
  bool spent = false;  // that invitation has been used today
  bool operator==(const Intro&) const = default;
  [[nodiscard]] std::string describe() const { return "survey_intro"; }
};

Outcome update(const World& world, const Intro& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Intro& state);

}  // namespace kiosk::flows::survey
