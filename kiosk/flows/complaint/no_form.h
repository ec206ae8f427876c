#pragma once
// The form cannot take a report now: nobody could seal it, or there is no notice to show or no room
// to keep it. Says so and leads to the complaint desk.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct NoForm {
  bool operator==(const NoForm&) const = default;
  [[nodiscard]] std::string describe() const { return "complaint.no_form"; }
};

/// The form can be filled in and kept: keys to seal it with, a notice, and room.
bool can_take_reports(const World& world);

Outcome update(const World& world, const NoForm& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const NoForm& state);

}  // namespace kiosk::flows::complaint
