#include "kiosk/flows/staff/menu.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/printer_words.h"

namespace kiosk::flows::staff {
namespace {

Outcome leave() {
  Outcome outcome;
  outcome.move = Move::Leave;
  return outcome;
}

/// Lists that the ledger has to be asked for.
template <class Effect>
Outcome push_and_ask(Screen screen, Effect effect) {
  auto outcome = push(std::move(screen));
  outcome.effects.emplace_back(std::move(effect));
  return outcome;
}

}  // namespace

Outcome update(const World& world, const Menu&, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "menu.leave") return leave();
  if (tap->id == "menu.roll") return push(RollChange{});
  if (tap->id == "menu.status") return push(StatusPage{});
  if (tap->id == "menu.devices") return push(Devices{});
  if (tap->id == "menu.tickets") {
    return push_and_ask(Tickets{}, messages::ListTickets{.now = world.now});
  }
  if (tap->id == "menu.day") return push_and_ask(DayPage{}, messages::CountDay{.now = world.now});
  if (tap->id == "menu.settings") return push(Preferences{});
  if (tap->id == "menu.close") {
    return push(Confirm{.task = world.standing.closed ? Task::Reopen : Task::Close});
  }
  if (tap->id == "menu.restart") return push(Confirm{.task = Task::Restart});
  if (tap->id == "menu.emergency") {
    const bool on = world.standing.emergency;
    return push(Confirm{.task = on ? Task::EndEmergency : Task::StartEmergency});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Menu&) {
  ui::ScreenTree tree{.name = "staff.menu"};
  const std::string who = world.staff ? world.staff->who : std::string{};
  tree.title = title("menu.title", ui::tr("menu.title", {{"who", who}}));
  const bool closed = world.standing.closed;
  const bool emergency = world.standing.emergency;
  auto alarm = choice("menu.emergency",
                      emergency ? ui::tr("menu.emergency.end") : ui::tr("menu.emergency.start"), {},
                      "warning");
  if (emergency) alarm.emphasis = ui::Emphasis::Primary;
  tree.body = {group(
      "menu.list", ui::Arrangement::List,
      {choice("menu.roll", ui::tr("menu.roll"), {}, "printer"),
       choice("menu.tickets", ui::tr("menu.tickets"), {}, "ticket"),
       choice("menu.status", ui::tr("menu.status"), {}, "info"),
       choice("menu.devices", ui::tr("menu.devices"), {}, "scan"),
       choice("menu.day", ui::tr("menu.day"), {}, "checklist"),
       choice("menu.settings", ui::tr("menu.settings"), {}, "letters"),
       choice("menu.close", closed ? ui::tr("menu.reopen") : ui::tr("menu.close"), {}, "building"),
       choice("menu.restart", ui::tr("menu.restart"), {}, "clock"), std::move(alarm)})};
  if (world.health.store.clock != domain::ClockVerdict::Plausible) {
    tree.body.insert(tree.body.begin(), fact("menu.clock", ui::tr("staff.clock"),
                                             clock_phrase(world.health.store.clock), "clock"));
  }
  tree.navigation = {primary("menu.leave", ui::tr("menu.leave"), "check")};
  return tree;
}

}  // namespace kiosk::flows::staff
