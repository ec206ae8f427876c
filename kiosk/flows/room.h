#pragma once
// Whether what a visitor is about to write could be kept. Asked before they write it.

#include "kiosk/flows/world.h"

namespace kiosk::flows {

/// The disk takes complaints and surveys, as far as is known: neither in trouble nor without room.
inline bool has_room_for_voices(const Health& health) {
  return !health.store.trouble && !health.store.reserve_given_up;
}

}  // namespace kiosk::flows
