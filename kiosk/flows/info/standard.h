#pragma once
// The standard of one service: its six components for applicants first, the other eight behind
// "Selengkapnya". Source: domain rules 1.0.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Standard {
  std::string service;  // code
  domain::StandardPart part = domain::StandardPart::Delivery;

  [[nodiscard]] std::string describe() const {
    return "info_standard " + service + (part == domain::StandardPart::Delivery ? " A" : " B");
  }
  bool operator==(const Standard&) const = default;
};

Outcome update(const World& world, const Standard& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Standard& state);

}  // namespace kiosk::flows::info
