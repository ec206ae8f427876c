#pragma once
// What staff and the building's alarm may do to the whole kiosk: emergency, closing, signing in and
// being signed out.

#include <chrono>
#include <vector>

#include "kiosk/app/model.h"
#include "kiosk/flows/outcome.h"

namespace kiosk::app {

/// The sign-in screen, unless it or a member's screen is already open.
void open_staff(Model& model);

/// The place's name touched, or the help key pressed, five times within four seconds opens the
/// staff's sign-in: nothing tells visitors of it. `knocks` are those before this one, steady.
bool is_last_knock(std::vector<std::chrono::milliseconds>& knocks, std::chrono::milliseconds at);

/// Counts the presses of the help key; the last of a row opens the sign-in.
void count_knocks(Model& model, const messages::Event& event);

/// Does what the screen ordered.
void carry_out(Model& model, const flows::Outcome& outcome, std::vector<messages::Effect>& effects);

/// At once and from any screen: every visit ends, the screen tells people to leave. Ending it is
/// for staff alone.
void on_emergency(Model& model, const messages::EmergencyChanged& changed,
                  std::vector<messages::Effect>& effects);

/// Signs out who has left the members' screens, is idle, or has been signed in for too long (S09).
void watch_staff(Model& model);

/// In an emergency and while the kiosk is closed there are no screens but the one that says so and
/// those of staff.
void keep_visitors_out(Model& model);

}  // namespace kiosk::app
