#include "kiosk/messages/program.h"

namespace kiosk::messages {

ProgramEffect::ProgramEffect(const ProgramEffect&) = default;
ProgramEffect::ProgramEffect(ProgramEffect&&) noexcept = default;
ProgramEffect& ProgramEffect::operator=(const ProgramEffect&) = default;
ProgramEffect& ProgramEffect::operator=(ProgramEffect&&) noexcept = default;
ProgramEffect::~ProgramEffect() = default;
bool ProgramEffect::operator==(const ProgramEffect& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

ProgramEvent::ProgramEvent(const ProgramEvent&) = default;
ProgramEvent::ProgramEvent(ProgramEvent&&) noexcept = default;
ProgramEvent& ProgramEvent::operator=(const ProgramEvent&) = default;
ProgramEvent& ProgramEvent::operator=(ProgramEvent&&) noexcept = default;
ProgramEvent::~ProgramEvent() = default;
bool ProgramEvent::operator==(const ProgramEvent& other) const {
  return static_cast<const Kinds&>(*this) == static_cast<const Kinds&>(other);
}

}  // namespace kiosk::messages
