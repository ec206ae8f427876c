#pragma once
// The errand "complaints and suggestions": what kind of report, or by word of mouth at the desk.
// Other errands lead here too, with what they already know.

#include <optional>
#include <string>

#include "kiosk/domain/complaint.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

/// What another screen knows already and the visitor is not asked again.
struct Prefill {
  std::string service;                         // code; empty = not known
  std::optional<domain::ProblemType> problem;  // Fee for "report it if somebody asks for money"
  std::string officer;                         // code from a badge
  std::string related;                         // ticket or registration number; never a name

  bool operator==(const Prefill&) const = default;
};

/// Push this from any screen: `push(complaint::Start{.prefill = {.service = "SP071"}})`.
struct Start {
  Prefill prefill;

  bool operator==(const Start&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Start& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Start& state);

}  // namespace kiosk::flows::complaint
