#pragma once
// Where the answer is sent.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct Notify {
  Draft draft;
  bool editing = false;  // back to the summary afterwards

  bool operator==(const Notify&) const = default;
  [[nodiscard]] std::string describe() const {
    return std::string{"complaint.notify "} + (editing ? "again " : "") + draft.describe();
  }
};

Outcome update(const World& world, const Notify& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Notify& state);

}  // namespace kiosk::flows::complaint
