#pragma once
// The ways to complain, suggest or praise, in the order of the standard: a to m. Source: domain
// rules 1.6.1.

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Channels {
  [[nodiscard]] std::string describe() const { return "info_channels"; }
  bool operator==(const Channels&) const = default;
};

Outcome update(const World& world, const Channels& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Channels& state);

const char* icon_of(domain::ChannelKind kind);

}  // namespace kiosk::flows::info
