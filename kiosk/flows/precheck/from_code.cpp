#include "kiosk/flows/precheck/from_code.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/precheck/result.h"

namespace kiosk::flows::precheck {

std::string FromCode::describe() const {
  return fmt::format("precheck_from_code {} {} {}", service, domain::name_of(outcome),
                     fmt::join(missing, "-"));
}

Outcome update(const World& world, const FromCode& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  const auto* service = service_of(world, state.service);
  if (service == nullptr) return tap->id == "precheck.ticket" ? push(queue::Card{}) : stay();
  // The record of that day is in the ledger of the kiosk that made it; a new ticket does not
  // claim to know it.
  if (tap->id == "precheck.ticket") {
    return take_ticket(world, *service, state.outcome, std::nullopt);
  }
  if (tap->id == "precheck.again") return push(Check{.service = state.service});
  return stay();
}

ui::ScreenTree view(const World& world, const FromCode& state) {
  ui::ScreenTree tree{.name = "precheck.from_code"};
  const auto* service = service_of(world, state.service);
  if (service == nullptr) {
    tree.title = title("precheck.title", ui::tr("pre.scanned"));
    tree.body = {text("precheck.unknown", ui::tr("desk.precheck"))};
  } else {
    const auto advice = advice_of(world, *service, state.outcome, state.missing);
    tree.title = title("precheck.title", ui::tr("pre.scanned"));
    auto headline = text("precheck.headline", ui::literal(advice.headline));
    headline.emphasis = ui::Emphasis::Primary;
    tree.body = {text("precheck.service", ui::literal(name_of(world, *service))),
                 std::move(headline)};
    if (state.missing.empty() && state.outcome != domain::PreCheckOutcome::Complete) {
      tree.body.push_back(text("precheck.on_paper", ui::tr("scan.p.on_paper")));
    }
    for (auto& node : advice_body(advice)) tree.body.push_back(std::move(node));
    tree.navigation = {button("precheck.again", ui::tr("pre.again"), "checklist")};
  }
  tree.navigation.push_back(primary("precheck.ticket", ui::tr("tile.ticket"), "ticket"));
  return tree;
}

}  // namespace kiosk::flows::precheck
