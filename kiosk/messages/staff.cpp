#include "kiosk/messages/staff.h"

namespace kiosk::messages {

StaffEffect::StaffEffect(const StaffEffect&) = default;
StaffEffect::StaffEffect(StaffEffect&&) noexcept = default;
StaffEffect& StaffEffect::operator=(const StaffEffect&) = default;
StaffEffect& StaffEffect::operator=(StaffEffect&&) noexcept = default;
StaffEffect::~StaffEffect() = default;
bool StaffEffect::operator==(const StaffEffect& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

StaffEvent::StaffEvent(const StaffEvent&) = default;
StaffEvent::StaffEvent(StaffEvent&&) noexcept = default;
StaffEvent& StaffEvent::operator=(const StaffEvent&) = default;
StaffEvent& StaffEvent::operator=(StaffEvent&&) noexcept = default;
StaffEvent::~StaffEvent() = default;
bool StaffEvent::operator==(const StaffEvent& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

}  // namespace kiosk::messages
