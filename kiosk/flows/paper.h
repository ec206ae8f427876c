#pragma once
// A slip other than a queue ticket (checklist, receipt, address), as the screen that prints it
// follows it. Nothing of a visitor's is recorded; the screen says only what the printer proved.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/printer/document.h"
#include "drivers/printer/status.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/effect.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

enum class PaperPhase : std::uint8_t { None, Printing, Printed, Failed, Unknown };

const char* name_of(PaperPhase phase);  // `printing`: value of a Slip node

struct Paper {
  Uuid subject;
  std::uint64_t job = 0;
  PaperPhase phase = PaperPhase::None;
  drivers::printer::Trouble trouble = drivers::printer::Trouble::None;

  bool operator==(const Paper&) const = default;
};

/// Sends the document to the printer; the paper is "printing" until its SlipEnded comes.
void print(Paper& paper, drivers::printer::Document document,
           std::vector<messages::Effect>& effects,
           std::optional<messages::StaffSlip> for_staff = std::nullopt);

/// True when the event was about this paper, whose phase is then final.
bool follow(Paper& paper, const messages::Event& event);

/// True when the visitor may ask for it (again): not under way, and the printer can.
bool may_print(const World& world, const Paper& paper);

/// What became of it, in one card with the given id. Not for PaperPhase::None.
ui::Node paper_note(std::string id, const Paper& paper);

}  // namespace kiosk::flows
