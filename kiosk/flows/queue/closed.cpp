#include "kiosk/flows/queue/closed.h"

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/opening.h"

namespace kiosk::flows::queue {
namespace {

ui::Phrase why(const domain::IssueDecision& decision) {
  switch (decision.verdict) {
    case domain::IssueVerdict::NotConfigured:
      return ui::tr("closed.not_configured");
    case domain::IssueVerdict::ClosedToday:
      if (decision.reason.empty()) return ui::tr("closed.today");
      return ui::tr("closed.today.reason", {{"reason", decision.reason}});
    case domain::IssueVerdict::NotYetOpen:
      return ui::tr("closed.not_yet");
    case domain::IssueVerdict::Break:
      return ui::tr("closed.break");
    case domain::IssueVerdict::Closed:
    case domain::IssueVerdict::Open:
      return ui::tr("closed.now");
    case domain::IssueVerdict::CutOffPassed:
      return ui::tr("closed.cut_off");
    case domain::IssueVerdict::QuotaReached:
      return ui::tr("closed.quota");
  }
  return ui::tr("closed.now");
}

}  // namespace

/// Opening time may come while the screen stands: then there is something better to show.
Outcome update(const World& world, const Closed& state, const messages::Event& event) {
  if (holds_alternative<messages::Tick>(event) &&
      decide(world, state.service, state.desk).verdict == domain::IssueVerdict::Open) {
    Outcome outcome;
    outcome.move = Move::Back;
    return outcome;
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Closed& state) {
  ui::ScreenTree tree{.name = "queue.closed"};
  const auto decision = decide(world, state.service, state.desk);
  tree.title = title("closed.title", why(decision));
  if (decision.next_opening) {
    const auto& next = *decision.next_opening;
    const auto language = world.language();
    auto opens = fact("closed.next", ui::tr("closed.next"),
                      ui::literal(domain::date_in_words(next.date, language) + ", " +
                                  domain::time_in_words(next, world.utc_offset(), language)),
                      "clock");
    tree.body.push_back(std::move(opens));
  }
  tree.body.push_back(text("closed.hint", ui::tr("closed.hint")));
  tree.body.push_back(
      fact("closed.still", ui::tr("closed.still"), ui::tr("closed.still.list"), "check"));
  return tree;
}

}  // namespace kiosk::flows::queue
