#include "kiosk/flows/staff/act.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/records/staff.h"

namespace kiosk::flows::staff {

std::optional<messages::StaffSlip> slip_of(const World& world, std::string action,
                                           std::string about) {
  if (!world.staff) return std::nullopt;
  return messages::StaffSlip{
      .who = world.staff->who, .action = std::move(action), .about = std::move(about)};
}

void ask(const World& world, Act& act, Outcome& outcome) {
  if (act.keeping.is_open() || act.keeping.is_kept() || !world.staff) return;
  if (!flows::ask(world, act.keeping, outcome)) {
    act.keeping = {};  // the next tap asks
    return;
  }
  const records::StaffAction action{
      .who = world.staff->who, .action = act.action, .reason = act.reason, .about = act.about};
  outcome.effects.emplace_back(messages::KeepRecord{
      .id = act.keeping.id, .fact = records::fact_of(action), .now = world.now});
}

ui::Node act_note(std::string id, const Act& act) {
  ui::Node note{.id = std::move(id), .role = ui::Role::Note};
  switch (act.keeping.phase) {
    case KeepPhase::None:
    case KeepPhase::Waiting:
    case KeepPhase::Asked:
      note.text = ui::tr("act.asked");
      note.emphasis = ui::Emphasis::Quiet;
      break;
    case KeepPhase::Kept:
      note.text = ui::tr("act.kept");
      note.icon = "check";
      break;
    case KeepPhase::Refused:
      note.role = ui::Role::Alert;
      note.text = ui::tr("act.refused");
      note.icon = "warning";
      break;
  }
  return note;
}

std::string describe(const Act& act) {
  return fmt::format("{}/{}/{}/{}/{}", to_string(act.keeping.id), act.action, act.reason, act.about,
                     flows::describe(act.keeping));
}

}  // namespace kiosk::flows::staff
