#pragma once
// The privacy notice, before the first key is touched (P02): who keeps what and why, and whether
// the report carries a name, a name that is kept from the reported party, or none.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct PrivacyPage {
  Draft draft;

  bool operator==(const PrivacyPage&) const = default;
  [[nodiscard]] std::string describe() const { return "complaint.notice " + draft.describe(); }
};

Outcome update(const World& world, const PrivacyPage& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const PrivacyPage& state);

}  // namespace kiosk::flows::complaint
