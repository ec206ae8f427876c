#pragma once
// What can be wrong with the line to the hub. Plain values.

#include <cstdint>

namespace kiosk::sync {

/// Each has its own sentence for staff; none of them loses anything.
enum class LinkFault : std::uint8_t {
  NoLine,              // nobody answers, or the connection was refused
  NameUnknown,         // the hub's name cannot be resolved
  TooSlow,             // no whole answer in time
  Broken,              // cut in the middle: half an answer, or none
  NotOurHub,           // its certificate is not of our authority, or not for this name
  HubExpired,          // the hub's certificate is not valid yet or no more: a clock is wrong
  CertificateRefused,  // the hub does not take ours: expired, or of another authority
  Portal,              // a redirect, or an answer that is not the hub's: a portal, a proxy
  HubTrouble,          // status 5xx
  HubBusy,             // status 429 or 503
  TooLarge,            // the answer is longer than allowed, also once unpacked
};

inline constexpr LinkFault last_link_fault = LinkFault::TooLarge;

const char* name_of(LinkFault fault);  // `not_our_hub`, for logs

}  // namespace kiosk::sync
