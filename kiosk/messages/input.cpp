#include "kiosk/messages/input.h"

namespace kiosk::messages {

InputEvent::InputEvent(const InputEvent&) = default;
InputEvent::InputEvent(InputEvent&&) noexcept = default;
InputEvent& InputEvent::operator=(const InputEvent&) = default;
InputEvent& InputEvent::operator=(InputEvent&&) noexcept = default;
InputEvent::~InputEvent() = default;
bool InputEvent::operator==(const InputEvent& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

}  // namespace kiosk::messages
