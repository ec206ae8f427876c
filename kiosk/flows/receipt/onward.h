#pragma once
// Ways that begin or end at a scanned code: from a scan to its screen, and from there to the other
// errands, each in one place.

#include <optional>
#include <string>

#include "kiosk/flows/outcome.h"

namespace kiosk::flows::receipt {

/// The screen of a scan; nothing when the event is no scan. Only the start, the errands and the
/// scanning screens ask for it: elsewhere a scan must not throw a visitor out of what they do.
std::optional<Outcome> open_scan(const World& world, const messages::Event& event, Move move);

/// What a complaint that starts from a code already knows.
struct Matter {
  std::optional<domain::ProblemType> problem;
  std::string service;  // code; may be empty
  std::string related;  // registration or complaint number; may be empty
  std::string officer;  // code; may be empty

  bool operator==(const Matter&) const = default;
};

/// To the complaint about that matter.
Outcome complain_about(const Matter& matter);
/// To the praise of an officer.
Outcome praise(const Matter& matter);
/// To what a pre-check found, and on to its ticket.
Outcome show_pre_check(const domain::PreCheckCode& code);

}  // namespace kiosk::flows::receipt
