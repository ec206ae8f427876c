#include "kiosk/messages/link.h"

namespace kiosk::messages {

const char* name_of(LinkState state) {
  switch (state) {
    case LinkState::Alone:
      return "alone";
    case LinkState::Up:
      return "up";
    case LinkState::Down:
      return "down";
    case LinkState::Refused:
      return "refused";
  }
  return "down";
}

LinkEvent::LinkEvent(const LinkEvent&) = default;
LinkEvent::LinkEvent(LinkEvent&&) noexcept = default;
LinkEvent& LinkEvent::operator=(const LinkEvent&) = default;
LinkEvent& LinkEvent::operator=(LinkEvent&&) noexcept = default;
LinkEvent::~LinkEvent() = default;
bool LinkEvent::operator==(const LinkEvent& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

}  // namespace kiosk::messages
