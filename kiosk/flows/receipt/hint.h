#pragma once
// Where to hold a code, and what to do where the scanner is missing (R12).

#include <string>

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::receipt {

struct Hint {
  bool operator==(const Hint&) const = default;
  [[nodiscard]] std::string describe() const { return "receipt_hint"; }
};

Outcome update(const World& world, const Hint& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Hint& state);

}  // namespace kiosk::flows::receipt
