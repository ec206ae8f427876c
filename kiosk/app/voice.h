#pragma once
// Reading aloud: what an event makes the kiosk say, skip, repeat or hold. The screens know nothing
// of it; all is made from the trees before and after the event.

#include <vector>

#include "kiosk/app/model.h"

namespace kiosk::app {

/// What was on the screen, for the ear: taken before an event, compared afterwards.
struct Heard {
  bool on = false;
  bool speaking = false;
  bool goes_on = false;  // an utterance has ended by itself: the next one follows
  bool offered = false;  // the control that the event activates was there
  ui::ScreenTree tree;   // empty when the voice is off and only time passed
  ui::Voice voice;
};

/// Takes note of the screen before the event, and of the ends of utterances.
Heard listen(Model& model, const messages::Event& event, const ui::Words& words);

/// Adds what is to be said, and the sounds. Speak effects of screens become utterances of the
/// model.
void speak(Model& model, const Heard& before, const messages::Event& event, const ui::Words& words,
           std::vector<messages::Effect>& effects);

}  // namespace kiosk::app
