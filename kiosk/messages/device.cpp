#include "kiosk/messages/device.h"

namespace kiosk::messages {

DeviceEffect::DeviceEffect(const DeviceEffect&) = default;
DeviceEffect::DeviceEffect(DeviceEffect&&) noexcept = default;
DeviceEffect& DeviceEffect::operator=(const DeviceEffect&) = default;
DeviceEffect& DeviceEffect::operator=(DeviceEffect&&) noexcept = default;
DeviceEffect::~DeviceEffect() = default;
bool DeviceEffect::operator==(const DeviceEffect& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

DeviceEvent::DeviceEvent(const DeviceEvent&) = default;
DeviceEvent::DeviceEvent(DeviceEvent&&) noexcept = default;
DeviceEvent& DeviceEvent::operator=(const DeviceEvent&) = default;
DeviceEvent& DeviceEvent::operator=(DeviceEvent&&) noexcept = default;
DeviceEvent::~DeviceEvent() = default;
bool DeviceEvent::operator==(const DeviceEvent& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

}  // namespace kiosk::messages
