#pragma once
// Trying the devices: a test slip, any code before the scanner, the faces, the keys, the voice.

#include <optional>
#include <string>

#include "kiosk/flows/paper.h"
#include "kiosk/flows/staff/act.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Devices {
  Act act;      // the test that was asked for last
  Paper paper;  // the test slip
  int scans = 0;
  std::optional<int> face;  // pressed last
  int keys = 0;             // moves of the focus
  bool operator==(const Devices&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Devices& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Devices& state);

}  // namespace kiosk::flows::staff
