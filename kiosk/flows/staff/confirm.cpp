#include "kiosk/flows/staff/confirm.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/asking.h"

namespace kiosk::flows::staff {
namespace {

struct Reason {
  const char* name;  // as recorded
  ui::Phrase text;
};

struct TaskWords {
  const char* action;  // as recorded
  ui::Phrase question;
  std::vector<Reason> reasons;
};

TaskWords words_of(const Confirm& state) {
  switch (state.task) {
    case Task::Close:
      return {"close",
              ui::tr("confirm.close"),
              {{"repair", ui::tr("reason.repair")},
               {"paper", ui::tr("reason.paper")},
               {"cleaning", ui::tr("reason.cleaning")},
               {"other", ui::tr("reason.other")}}};
    case Task::Reopen:
      return {"reopen", ui::tr("confirm.reopen"), {{"ready", ui::tr("reason.ready")}}};
    case Task::StartEmergency:
      return {"start_emergency",
              ui::tr("confirm.start_emergency"),
              {{"fire", ui::tr("reason.fire")},
               {"earthquake", ui::tr("reason.earthquake")},
               {"drill", ui::tr("reason.drill")},
               {"other", ui::tr("reason.other")}}};
    case Task::EndEmergency:
      return {"end_emergency",
              ui::tr("confirm.end_emergency"),
              {{"safe", ui::tr("reason.safe")},
               {"drill", ui::tr("reason.drill")},
               {"false_alarm", ui::tr("reason.false_alarm")}}};
    case Task::ConfirmClock:
      return {"confirm_clock", ui::tr("confirm.clock"), {{"checked", ui::tr("reason.checked")}}};
    case Task::Restart:
      return {"restart",
              ui::tr("confirm.restart"),
              {{"trouble", ui::tr("reason.trouble")}, {"update", ui::tr("reason.update")}}};
    case Task::VoidTicket:
      return {"void_ticket",
              ui::tr("confirm.void", {{"number", state.number}}),
              {{"mistake", ui::tr("reason.mistake")},
               {"duplicate", ui::tr("reason.duplicate")},
               {"left", ui::tr("reason.left")}}};
  }
  return {};
}

Outcome leave_with(Order order) {
  Outcome outcome;
  outcome.order = order;
  outcome.move = Move::Leave;
  return outcome;
}

/// The record is durable: now it counts.
Outcome carry_out(const World& world, Confirm next) {
  switch (next.task) {
    case Task::Close:
      return leave_with(Order::Close);
    case Task::Reopen:
      return leave_with(Order::Reopen);
    case Task::StartEmergency: {
      Outcome outcome;
      outcome.order = Order::StartEmergency;
      return outcome;
    }
    case Task::EndEmergency:
      return leave_with(Order::EndEmergency);
    case Task::ConfirmClock: {
      next.done = true;
      return replace(std::move(next), {messages::ConfirmClock{.now = world.now}});
    }
    case Task::Restart: {
      return replace(std::move(next), {messages::Restart{}});
    }
    case Task::VoidTicket: {
      const auto ticket = next.ticket;
      return replace(std::move(next), {messages::VoidTicket{.ticket = ticket, .now = world.now}});
    }
  }
  return stay();
}

/// People's way out does not depend on a disk: an emergency begins and ends at once; its act and
/// its own facts wait for the disk.
bool waits_for_no_disk(Task task) {
  return task == Task::StartEmergency || task == Task::EndEmergency;
}

Outcome on_tap(const World& world, Confirm next, const messages::Tapped& tap) {
  const auto known = words_of(next);
  if (!tap.id.starts_with("confirm.") || next.done) return stay();
  for (const auto& reason : known.reasons) {
    if (tap.id != std::string{"confirm."} + reason.name) continue;
    if (next.act.keeping.phase == KeepPhase::None) {
      next.act.action = known.action;
      next.act.reason = reason.name;
      next.act.about = next.number;
    }
    if (waits_for_no_disk(next.task)) {
      Outcome asking;
      ask(world, next.act, asking);
      auto outcome = carry_out(world, std::move(next));
      outcome.effects = std::move(asking.effects);
      outcome.identity_used = asking.identity_used;
      return outcome;
    }
    return replace_asking(world, std::move(next));
  }
  return stay();
}

}  // namespace

std::string Confirm::describe() const {
  return fmt::format("confirm {} {} {} {} {}", static_cast<int>(task), to_string(ticket),
                     staff::describe(act), done, failed);
}

Outcome update(const World& world, const Confirm& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, *tap);
  auto next = state;
  if (const auto* voided = get_if<messages::TicketVoided>(&event);
      voided != nullptr && voided->ticket == state.ticket && state.act.keeping.is_kept()) {
    next.failed = voided->error.has_value();
    next.done = !next.failed;
    return replace(std::move(next));
  }
  if (!follow(world, next.act.keeping, event)) return stay();
  if (next.act.keeping.is_kept()) return carry_out(world, std::move(next));
  return replace(std::move(next));
}

ui::ScreenTree view(const World&, const Confirm& state) {
  ui::ScreenTree tree{.name = "staff.confirm"};
  auto known = words_of(state);
  tree.title = title("confirm.title", std::move(known.question));
  if (state.failed) {
    tree.body.push_back({.id = "confirm.note",
                         .role = ui::Role::Alert,
                         .text = ui::tr("confirm.failed"),
                         .icon = "warning"});
  } else if (state.act.keeping.phase != KeepPhase::None) {
    tree.body.push_back(act_note("confirm.note", state.act));
  }
  const bool on_its_way = state.act.keeping.is_open() || state.act.keeping.is_kept();
  if (state.done || on_its_way) return tree;
  tree.body.push_back(text("confirm.why", ui::tr("confirm.why")));
  ui::Node list = group("confirm.reasons", ui::Arrangement::List, {});
  for (auto& reason : known.reasons) {
    list.children.push_back(choice(std::string{"confirm."} + reason.name, std::move(reason.text)));
  }
  tree.body.push_back(std::move(list));
  return tree;
}

}  // namespace kiosk::flows::staff
