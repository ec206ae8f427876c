#include "kiosk/flows/ending.h"

#include <algorithm>

namespace kiosk::flows {

Outcome end_in_time(const World& world, std::chrono::milliseconds since, bool on_paper) {
  const auto& settings = world.settings;
  auto stays = on_paper ? settings.show_number_for : settings.show_unprinted_for;
  // Whoever listens has it as long as they need to hear it, and then some.
  if (world.hearing.on) stays = std::max(stays, settings.form_leave_after);
  if (world.steady - std::max({since, world.quiet_since, world.active_at}) < stays) return stay();
  if (on_paper) {
    Outcome outcome;
    outcome.move = Move::Leave;
    return outcome;
  }
  const auto alert = world.hearing.on ? settings.form_leave_after : settings.leave_after;
  return push(home::StillThere{.since = world.steady, .alert_for = alert});
}

}  // namespace kiosk::flows
