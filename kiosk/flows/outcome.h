#pragma once
// What a screen answers to an event: where to go and what to do.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/flows/screens.h"
#include "kiosk/messages/effect.h"

namespace kiosk::flows {

enum class Move : std::uint8_t {
  Stay,     // nothing to show anew
  Replace,  // the same place with another state, or a place that back skips
  Push,     // a further place; back returns here
  Back,     // with a screen: that one is left, and the place before it takes its draft over
  Home,     // the errands, as if just arrived
  Leave,    // the visit is over: everything of it is wiped
};

/// What only the model itself can do, for staff.
enum class Order : std::uint8_t {
  None,
  SignIn,  // `who` is signed in from now on
  NewRoll,
  Close,
  Reopen,
  StartEmergency,
  EndEmergency,
  UseSettings,  // `settings` from now on
};

/// The answer of one screen; the model carries it out.
struct Outcome {
  Move move = Move::Stay;
  std::optional<Screen> screen;  // with Replace and Push
  std::vector<messages::Effect> effects;
  bool identity_used = false;        // the first of World::identities belongs to this screen now
  bool voice_identity_used = false;  // the same for World::voice_identities
  Order order = Order::None;
  std::string who;
  messages::KeepSettings settings;
};

Outcome stay();
Outcome push(Screen screen);
Outcome replace(Screen screen, std::vector<messages::Effect> effects = {});
/// Back from this state of the screen: the place before it takes over what was answered here.
Outcome back_with(Screen screen);

}  // namespace kiosk::flows
