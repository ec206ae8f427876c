#pragma once
// A checklist that was printed before and is held to the scanner: what stood on it, and the way on.
// Made from the fields of a verified code of type P.

#include <string>
#include <vector>

#include "kiosk/domain/precheck_outcome.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::precheck {

struct FromCode {
  std::string service;  // code; one that is not in the content leads to the information desk
  domain::PreCheckOutcome outcome = domain::PreCheckOutcome::Partial;
  std::vector<std::string> missing;  // ids of items, in either case; may be unknown here

  bool operator==(const FromCode&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const FromCode& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const FromCode& state);

}  // namespace kiosk::flows::precheck
