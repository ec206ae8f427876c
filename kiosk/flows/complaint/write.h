#pragma once
// One question that is answered by typing.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct Write {
  Draft draft;
  Field field = Field::Description;
  bool editing = false;  // back to the summary afterwards
  bool refused = false;  // what was typed cannot be taken; the screen says why
  bool asked = false;    // what was typed is doubtful; the screen asks, and takes it the next time

  bool operator==(const Write&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Write& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Write& state);

}  // namespace kiosk::flows::complaint
