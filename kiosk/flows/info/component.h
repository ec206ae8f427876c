#pragma once
// One component of a service'\''s standard, to be read: as it is shown, or in the official wording.

#include "kiosk/flows/info/texts.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct ComponentPage {
  std::string service;  // code
  domain::Component component = domain::Component::Requirements;
  Wording wording = Wording::Shown;
  int flow = 0;  // classification of the chosen flow of component 2; 0 = not chosen

  [[nodiscard]] std::string describe() const {
    return "info_component " + service + " " + std::to_string(domain::number_of(component)) +
           (wording == Wording::Official ? " official " : " shown ") + std::to_string(flow);
  }
  bool operator==(const ComponentPage&) const = default;
};

Outcome update(const World& world, const ComponentPage& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const ComponentPage& state);

}  // namespace kiosk::flows::info
