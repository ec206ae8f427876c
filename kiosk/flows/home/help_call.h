#pragma once
// Calls a member of staff, for help, with a wheelchair, or security (T13.1). Says what is true: the
// call is recorded and stands on the staff screen; the information desk is the sure way.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::home {

/// What became of one call.
enum class CallPhase : std::uint8_t { None, Called };

struct HelpCall {
  CallPhase phase = CallPhase::None;
  std::string reason;                      // of the last call: `help`, `wheelchair`, `security`
  std::chrono::milliseconds called_at{0};  // steady
  bool operator==(const HelpCall&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const HelpCall& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const HelpCall& state);

}  // namespace kiosk::flows::home
