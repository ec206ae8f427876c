#pragma once
// What the pre-check came to. The record is kept first; "stored" is said only when the ledger says
// so. From here one touch leads to paper and one to a ticket, whatever the outcome. Never a
// decision.

#include "kiosk/flows/keeping.h"
#include "kiosk/flows/paper.h"
#include "kiosk/flows/precheck/advice.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/records/precheck.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::precheck {

struct Result {
  std::string service;  // code
  records::PreCheck check;
  Keeping keeping{};  // refused: told plainly; paper and ticket go on
  Paper paper{};

  bool operator==(const Result&) const = default;
  [[nodiscard]] std::string describe() const;
};

Outcome update(const World& world, const Result& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Result& state);

/// The first step after the last question: the screen and the record.
Outcome start_result(const World& world, const std::string& service, domain::CheckAnswers answers,
                     Instant started_at);

/// The way on from an outcome: to the priority question, or to why there are no numbers now.
Outcome take_ticket(const World& world, const domain::Service& service,
                    domain::PreCheckOutcome outcome, std::optional<Uuid> precheck);

/// Headline, what is missing, and the sentence that it is no decision.
std::vector<ui::Node> advice_body(const Advice& advice);

/// A slip takes seconds; later than this its end went past another screen.
inline constexpr std::chrono::seconds paper_limit{45};

}  // namespace kiosk::flows::precheck
