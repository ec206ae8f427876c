#pragma once
// Staff sign in: the two digits of their number and their PIN, or a badge and the PIN (S09).

#include <optional>

#include "kiosk/base/private_text.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::staff {

enum class SignInPhase : std::uint8_t { Typing, Checking, Answered };

struct SignIn {
  PrivateText code;
  std::string badge;  // officer of a badge that verified; empty = the number is typed too
  bool badge_refused = false;
  std::uint64_t attempt = 0;
  SignInPhase phase = SignInPhase::Typing;
  messages::PinVerdict verdict = messages::PinVerdict::Wrong;  // when Answered
  std::chrono::milliseconds try_again_at{0};                   // steady
  bool operator==(const SignIn&) const = default;
  /// Nothing of what is typed, not even how much: a replay does not know the badge.
  [[nodiscard]] std::string describe() const;
};

/// With the badge standing for the number, unless it has expired.
SignIn sign_in_with(const World& world, const domain::BadgeCode& badge);
/// At the screens of a kiosk that serves nobody, where a badge can mean nothing else.
std::optional<Outcome> open_by_badge(const World& world, const messages::Event& event);

Outcome update(const World& world, const SignIn& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const SignIn& state);

}  // namespace kiosk::flows::staff
