#pragma once
// Everything the kiosk does to the world, as values. The core returns them; the shell hands each to
// its worker, whose answer comes back as an event.

#include <variant>

#include "kiosk/messages/device.h"
#include "kiosk/messages/parts.h"
#include "kiosk/messages/program.h"
#include "kiosk/messages/staff.h"
#include "kiosk/messages/store.h"

namespace kiosk::messages {

struct Effect : std::variant<DeviceEffect, StoreEffect, StaffEffect, ProgramEffect> {
  using Parts = variant;
  using variant::variant;
  bool operator==(const Effect&) const = default;
};

template <class Kind>
const Kind* get_if(const Effect* effect) {
  return kind_in<Kind>(*effect);
}

template <class Kind>
bool holds_alternative(const Effect& effect) {
  return get_if<Kind>(&effect) != nullptr;
}

/// Throws std::bad_variant_access when it is another kind.
template <class Kind>
const Kind& get(const Effect& effect) {
  const auto* kind = get_if<Kind>(&effect);
  if (kind == nullptr) throw std::bad_variant_access();
  return *kind;
}

template <class Visitor>
decltype(auto) visit(const Visitor& visitor, const Effect& effect) {
  return visit_kinds(visitor, effect);
}

}  // namespace kiosk::messages
