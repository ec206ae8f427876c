#include "kiosk/flows/outcome.h"

namespace kiosk::flows {

Outcome stay() {
  return {};
}

Outcome push(Screen screen) {
  Outcome outcome;
  outcome.move = Move::Push;
  outcome.screen = std::move(screen);
  return outcome;
}

Outcome replace(Screen screen, std::vector<messages::Effect> effects) {
  Outcome outcome;
  outcome.move = Move::Replace;
  outcome.screen = std::move(screen);
  outcome.effects = std::move(effects);
  return outcome;
}

Outcome back_with(Screen screen) {
  Outcome outcome;
  outcome.move = Move::Back;
  outcome.screen = std::move(screen);
  return outcome;
}

}  // namespace kiosk::flows
