#pragma once
// The answer of a staff screen whose act is to be recorded before it is done.

#include <utility>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/staff/act.h"

namespace kiosk::flows::staff {

/// The same screen, its `act` being asked of the ledger.
template <class State>
Outcome replace_asking(const World& world, State next) {
  Outcome outcome;
  ask(world, next.act, outcome);
  outcome.move = Move::Replace;
  outcome.screen = std::move(next);
  return outcome;
}

/// What staff may change, as it is now.
inline messages::KeepSettings settings_in_use(const World& world) {
  return {.languages = world.settings.languages,
          .volume = world.settings.volume,
          .faces = world.settings.faces};
}

}  // namespace kiosk::flows::staff
