#pragma once
// The hero: the number, as soon as it is durable, and what becomes of its paper.

#include "kiosk/flows/keeping.h"
#include "kiosk/flows/paper.h"
#include "kiosk/flows/queue/priority_question.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

struct Issuing {
  std::string service;  // code; empty = information desk
  std::string desk;     // code; empty = where the service, or the information desk, leads
  std::optional<Uuid> precheck;
  domain::Priority priority = domain::Priority::None;
  Keeping keeping{};
  std::optional<domain::Ticket> ticket;  // once it is kept
  Paper paper{};

  bool operator==(const Issuing&) const = default;
};

Outcome update(const World& world, const Issuing& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Issuing& state);

/// The first step after the visitor's choice: the screen and its effects. `wish` says where to.
Outcome start_issuing(const World& world, const PriorityQuestion& wish, domain::Priority priority);

}  // namespace kiosk::flows::queue
