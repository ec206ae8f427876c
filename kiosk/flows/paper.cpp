#include "kiosk/flows/paper.h"

#include <utility>

namespace kiosk::flows {
namespace {

PaperPhase phase_of(drivers::printer::Outcome outcome) {
  switch (outcome) {
    case drivers::printer::Outcome::Printed:
      return PaperPhase::Printed;
    case drivers::printer::Outcome::Failed:
      return PaperPhase::Failed;
    case drivers::printer::Outcome::Unknown:
      return PaperPhase::Unknown;
  }
  return PaperPhase::Unknown;
}

}  // namespace

const char* name_of(PaperPhase phase) {
  switch (phase) {
    case PaperPhase::None:
      return "none";
    case PaperPhase::Printing:
      return "printing";
    case PaperPhase::Printed:
      return "printed";
    case PaperPhase::Failed:
      return "failed";
    case PaperPhase::Unknown:
      return "unknown";
  }
  return "unknown";
}

void print(const World& world, Paper& paper, drivers::printer::Document document,
           std::vector<messages::Effect>& effects, std::optional<messages::StaffSlip> for_staff) {
  paper.phase = PaperPhase::Printing;
  paper.since = world.steady;
  ++paper.job;
  effects.emplace_back(messages::PrintSlip{.job = paper.job,
                                           .subject = paper.subject,
                                           .kind = paper.kind,
                                           .document = std::move(document),
                                           .for_staff = std::move(for_staff)});
}

bool follow(const World& world, Paper& paper, const messages::Event& event) {
  const auto* ended = get_if<messages::SlipEnded>(&event);
  if (ended == nullptr || ended->subject != paper.subject || ended->job != paper.job) return false;
  paper.phase = phase_of(ended->result.outcome);
  paper.trouble = ended->result.trouble;
  paper.marks = paper.marks || ended->result.may_have_left_marks;
  paper.since = world.steady;
  return true;
}

bool may_print(const World& world, const Paper& paper) {
  return paper.phase != PaperPhase::Printing && may_ask_printer(world.health);
}

ui::Node paper_note(std::string id, const Paper& paper) {
  ui::Node note{.id = std::move(id), .role = ui::Role::Note};
  switch (paper.phase) {
    case PaperPhase::None:
    case PaperPhase::Printing:
      note.text = ui::tr("slip.printing");
      note.icon = "printer";
      note.emphasis = ui::Emphasis::Quiet;
      break;
    case PaperPhase::Printed:
      note.text = ui::tr("slip.take");
      note.icon = "check";
      break;
    case PaperPhase::Failed:
      note.role = ui::Role::Alert;
      note.text = ui::tr("slip.failed");
      note.icon = "warning";
      break;
    case PaperPhase::Unknown:
      note.text = ui::tr("slip.unknown");
      note.icon = "question";
      break;
  }
  return note;
}

}  // namespace kiosk::flows
