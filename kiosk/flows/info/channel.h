#pragma once
// One way to complain, and what this kiosk can do for it. A QR code only where the office has
// verified the address (T6.5).

#include "kiosk/flows/paper.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Channel {
  std::string id;  // `a` .. `m`
  Paper paper;     // the address slip, or the blank form for the box

  [[nodiscard]] std::string describe() const {
    return "info_channel " + id + " " + name_of(paper.phase) + " " + std::to_string(paper.job);
  }
  bool operator==(const Channel&) const = default;
};

Outcome update(const World& world, const Channel& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Channel& state);

}  // namespace kiosk::flows::info
