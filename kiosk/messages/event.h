#pragma once
// Everything that happens to the kiosk, as values: what people, devices, the ledger and the clock
// do. Events enter the core one at a time, in one order, and a log of them replays to the same end.

#include <variant>

#include "kiosk/messages/device.h"
#include "kiosk/messages/input.h"
#include "kiosk/messages/parts.h"
#include "kiosk/messages/program.h"
#include "kiosk/messages/staff.h"
#include "kiosk/messages/store.h"

namespace kiosk::messages {

struct Event : std::variant<InputEvent, DeviceEvent, StoreEvent, StaffEvent, ProgramEvent> {
  using Parts = variant;
  using variant::variant;
  bool operator==(const Event&) const = default;
};

template <class Kind>
const Kind* get_if(const Event* event) {
  return kind_in<Kind>(*event);
}

template <class Kind>
Kind* get_if(Event* event) {
  return kind_in<Kind>(*event);
}

template <class Kind>
bool holds_alternative(const Event& event) {
  return get_if<Kind>(&event) != nullptr;
}

/// Throws std::bad_variant_access when it is another kind.
template <class Kind>
const Kind& get(const Event& event) {
  const auto* kind = get_if<Kind>(&event);
  if (kind == nullptr) throw std::bad_variant_access();
  return *kind;
}

template <class Visitor>
decltype(auto) visit(const Visitor& visitor, const Event& event) {
  return visit_kinds(visitor, event);
}

template <class Visitor>
decltype(auto) visit(const Visitor& visitor, Event& event) {
  return visit_kinds(visitor, event);
}

}  // namespace kiosk::messages
