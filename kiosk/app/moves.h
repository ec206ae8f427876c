#pragma once
// Going from screen to screen: the trail that back follows, and the end of a visit.

#include <vector>

#include "kiosk/app/model.h"
#include "kiosk/flows/outcome.h"

namespace kiosk::app {

/// What the screen shows when nobody is there: the start, or why nobody is served.
flows::Screen resting_screen(const Model& model);
/// False in an emergency and while staff have closed the kiosk.
bool may_serve(const Model& model);
/// A screen of theirs, or the sign-in: whoever is here is staff, or says so.
bool is_for_staff(const flows::Screen& screen);

/// Everything of the visit is gone: screen, trail, language, sizes.
void end_visit(Model& model);
void go_back(Model& model);
void go_home(Model& model);
/// The same screen may be another place to the visitor.
bool is_same_place(const flows::Screen& left, const flows::Screen& right);
/// A further place; back returns to the present one.
void push(Model& model, flows::Screen screen);
/// Does what a screen answered; its effects are added.
void follow(Model& model, flows::Outcome outcome, std::vector<messages::Effect>& effects);

}  // namespace kiosk::app
