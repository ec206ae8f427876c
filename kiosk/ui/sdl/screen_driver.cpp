#include "kiosk/ui/sdl/screen_driver.h"

#include <algorithm>
#include <array>

namespace kiosk::ui::sdl {
namespace {

constexpr std::array<std::string_view, 3> blind_drivers = {"offscreen", "dummy", "evdev"};

bool is_named(std::string_view driver, std::string_view asked) {
  while (!asked.empty()) {
    const auto comma = std::min(asked.find(','), asked.size());
    if (asked.substr(0, comma) == driver) return true;
    asked.remove_prefix(std::min(comma + 1, asked.size()));
  }
  return false;
}

}  // namespace

bool may_show_with(std::string_view driver, std::string_view asked) {
  return std::ranges::find(blind_drivers, driver) == blind_drivers.end() || is_named(driver, asked);
}

}  // namespace kiosk::ui::sdl
