#include "kiosk/flows/screens.h"

namespace kiosk::flows {

Screen::Screen(const Screen&) = default;
Screen::Screen(Screen&&) noexcept = default;
Screen& Screen::operator=(const Screen&) = default;
Screen& Screen::operator=(Screen&&) noexcept = default;
Screen::~Screen() = default;

bool Screen::operator==(const Screen& other) const {
  return static_cast<const AnyScreen&>(*this) == static_cast<const AnyScreen&>(other);
}

}  // namespace kiosk::flows
