#pragma once
// How storing a voice of the survey stands, said the same way for a face and for the whole
// questionnaire. "Thank you" stands only for what is stored.

#include <string>

#include "kiosk/flows/keeping.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows::survey {

/// Its invitation was used before: nothing more is stored, and nothing is to be tried again.
bool is_spent(const Keeping& keeping);

/// Title and sentence, with a way to try again where that helps.
ui::ScreenTree keeping_screen(std::string name, const Keeping& keeping);

}  // namespace kiosk::flows::survey
