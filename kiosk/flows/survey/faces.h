#pragma once
// Four faces: how was it? One press is a pulse, not the survey (domain rules 3.5.5).

#include <string>

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::survey {

struct Faces {
  std::string token;  // spent with the press; empty = not tied to a ticket
  bool operator==(const Faces&) const = default;
  [[nodiscard]] std::string describe() const { return "survey_faces"; }
};

Outcome update(const World& world, const Faces& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Faces& state);

}  // namespace kiosk::flows::survey
