#pragma once
// The report on its way into the ledger, and the receipt. "Thank you" is said when it is durable,
// never before; then nothing of what was typed is left here.

#include <optional>
#include <string>

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/keeping.h"
#include "kiosk/flows/paper.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::complaint {

struct Sent {
  Draft draft;  // until the report is kept; afterwards what is not private of it
  Keeping keeping{};
  std::string number;
  domain::Classification classification;
  std::optional<Date> counted_from;  // day 0 of the promise; absent like `due`
  std::optional<Date> due;
  PrivateText withdrawal_code;
  Paper paper{};
  Instant received_at{};

  bool operator==(const Sent&) const = default;
  [[nodiscard]] std::string describe() const;
};

/// Leaves the form for good and asks the ledger to keep the report.
Outcome send(const World& world, const Draft& draft);

Outcome update(const World& world, const Sent& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Sent& state);

}  // namespace kiosk::flows::complaint
