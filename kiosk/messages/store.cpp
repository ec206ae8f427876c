#include "kiosk/messages/store.h"

namespace kiosk::messages {

StoreEffect::StoreEffect(const StoreEffect&) = default;
StoreEffect::StoreEffect(StoreEffect&&) noexcept = default;
StoreEffect& StoreEffect::operator=(const StoreEffect&) = default;
StoreEffect& StoreEffect::operator=(StoreEffect&&) noexcept = default;
StoreEffect::~StoreEffect() = default;
bool StoreEffect::operator==(const StoreEffect& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

StoreEvent::StoreEvent(const StoreEvent&) = default;
StoreEvent::StoreEvent(StoreEvent&&) noexcept = default;
StoreEvent& StoreEvent::operator=(const StoreEvent&) = default;
StoreEvent& StoreEvent::operator=(StoreEvent&&) noexcept = default;
StoreEvent::~StoreEvent() = default;
bool StoreEvent::operator==(const StoreEvent& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

}  // namespace kiosk::messages
