#pragma once
// Fields all over the screen that change when they are touched: a part of the panel that does not
// answer is found at once.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct ScreenTest {
  std::uint32_t touched = 0;  // one bit a field
  bool operator==(const ScreenTest&) const = default;
  [[nodiscard]] std::string describe() const { return "screen_test " + std::to_string(touched); }
};

Outcome update(const World& world, const ScreenTest& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const ScreenTest& state);

}  // namespace kiosk::flows::staff
