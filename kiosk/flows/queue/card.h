#pragma once
// The short card of a service before queueing: what it is, what it costs, how long it takes.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Card {
  std::string service;  // code; empty = the information desk, for who does not know
  bool operator==(const Card&) const = default;
};

Outcome update(const World& world, const Card& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Card& state);

}  // namespace kiosk::flows::queue
