#pragma once
// The hero: the number, as soon as it is durable, and what becomes of its paper.

#include "drivers/printer/status.h"
#include "kiosk/flows/paper.h"
#include "kiosk/flows/queue/priority.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::queue {

enum class IssuePhase : std::uint8_t {
  Waiting,   // too soon after the last number, or nothing to issue with yet
  Asked,     // the ledger is writing
  Refused,   // no number: nothing durable could be written
  Numbered,  // the number is durable; the paper follows
};

struct Issuing {
  static constexpr bool is_final = true;
  static constexpr bool ends_itself = true;
  std::string service;  // code; empty = information desk
  std::string desk;     // code; empty = where the service, or the information desk, leads
  std::optional<Uuid> precheck;
  domain::Priority priority = domain::Priority::None;
  IssuePhase phase = IssuePhase::Waiting;
  Uuid request;
  std::optional<store::StoreError> error;
  std::optional<domain::Ticket> ticket;
  PaperPhase paper = PaperPhase::Printing;
  drivers::printer::Trouble trouble = drivers::printer::Trouble::None;
  bool marks = false;  // something of the original may be on paper: the next one is a copy
  std::uint64_t job = 0;
  std::chrono::milliseconds since{0};  // steady; when this phase or paper state began

  bool operator==(const Issuing&) const = default;
};

Outcome update(const World& world, const Issuing& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Issuing& state);

/// The first step after the visitor's choice: the screen and its effects. `wish` says where to.
Outcome start_issuing(const World& world, const Priority& wish, domain::Priority priority);

}  // namespace kiosk::flows::queue
