#pragma once
// Teaching the box of faces by pressing: how many buttons it has, then each of them, the unhappiest
// first. What they send is kept instead of what kiosk.toml says.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flows/staff/act.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

struct Teach {
  std::size_t buttons = 0;           // of the box: 3 to 5; 0 = not said yet
  std::vector<std::uint16_t> codes;  // of those that were pressed, each once
  Act act;
  std::optional<bool> kept;  // whether the file took them
  bool operator==(const Teach&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Teach& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Teach& state);

}  // namespace kiosk::flows::staff
