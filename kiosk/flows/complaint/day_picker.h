#pragma once
// The day the service was received, by large buttons: never in the future, at most two years ago.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct DayPicker {
  Draft draft;
  Date day{};

  bool operator==(const DayPicker&) const = default;
  [[nodiscard]] std::string describe() const {
    return "complaint.day " + to_iso(day) + " " + draft.describe();
  }
};

Outcome update(const World& world, const DayPicker& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const DayPicker& state);

}  // namespace kiosk::flows::complaint
