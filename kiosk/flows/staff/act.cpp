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
  if (act.phase == ActPhase::Asked || act.phase == ActPhase::Kept || !world.staff) return;
  if (act.phase == ActPhase::None) {
    if (world.identities.empty()) return;
    act.record = world.identities.front();
    outcome.identity_used = true;
  }
  act.phase = ActPhase::Asked;
  const records::StaffAction action{
      .who = world.staff->who, .action = act.action, .reason = act.reason, .about = act.about};
  outcome.effects.emplace_back(
      messages::KeepRecord{.id = act.record, .fact = records::fact_of(action), .now = world.now});
}

bool follow(Act& act, const messages::Event& event) {
  if (act.phase != ActPhase::Asked) return false;
  if (const auto* kept = std::get_if<messages::RecordKept>(&event);
      kept != nullptr && kept->id == act.record) {
    act.phase = ActPhase::Kept;
    return true;
  }
  if (const auto* refused = std::get_if<messages::RecordRefused>(&event);
      refused != nullptr && refused->id == act.record) {
    act.phase = ActPhase::Refused;
    return true;
  }
  return false;
}

ui::Node act_note(std::string id, const Act& act) {
  ui::Node note{.id = std::move(id), .role = ui::Role::Note};
  switch (act.phase) {
    case ActPhase::None:
    case ActPhase::Asked:
      note.text = ui::tr("act.asked");
      note.emphasis = ui::Emphasis::Quiet;
      break;
    case ActPhase::Kept:
      note.text = ui::tr("act.kept");
      note.icon = "check";
      break;
    case ActPhase::Refused:
      note.role = ui::Role::Alert;
      note.text = ui::tr("act.refused");
      note.icon = "warning";
      break;
  }
  return note;
}

std::string describe(const Act& act) {
  return fmt::format("{}/{}/{}/{}/{}", to_string(act.record), act.action, act.reason, act.about,
                     static_cast<int>(act.phase));
}

}  // namespace kiosk::flows::staff
