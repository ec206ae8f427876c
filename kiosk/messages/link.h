#pragma once
// What the core learns of the line to the hub. It asks nothing of it: what is stored is sent.

#include <cstdint>
#include <optional>
#include <variant>

#include "kiosk/sync/protocol/link_fault.h"
#include "kiosk/sync/protocol/push.h"

namespace kiosk::messages {

enum class LinkState : std::uint8_t {
  Alone,    // this kiosk has no hub
  Up,       // the hub has answered
  Down,     // it has not; what is stored waits
  Refused,  // it answers, and does not take what is sent: staff must look
};

const char* name_of(LinkState state);  // `refused`

/// Told when it changes.
struct LinkReported {
  LinkState state = LinkState::Alone;
  std::optional<sync::LinkFault> fault{};  // with Down
  std::optional<sync::Refusal> refusal{};  // with Refused
  bool operator==(const LinkReported&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in link.cpp.
struct LinkEvent : std::variant<LinkReported> {
  using Kinds = variant;
  using variant::variant;
  LinkEvent(const LinkEvent& other);
  LinkEvent(LinkEvent&& other) noexcept;
  LinkEvent& operator=(const LinkEvent& other);
  LinkEvent& operator=(LinkEvent&& other) noexcept;
  ~LinkEvent();  // NOLINT(performance-trivially-destructible): as of the other parts
  bool operator==(const LinkEvent& other) const;
};

}  // namespace kiosk::messages
