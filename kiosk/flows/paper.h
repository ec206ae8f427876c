#pragma once
// A slip, as the screen that prints it follows it: it says only what the printer proved. Of slips
// other than queue tickets (checklist, receipt, address) nothing of a visitor's is recorded.

#include <chrono>
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
  messages::SlipKind kind = messages::SlipKind::Other;
  std::uint64_t job = 0;
  PaperPhase phase = PaperPhase::None;
  drivers::printer::Trouble trouble = drivers::printer::Trouble::None;
  bool marks = false;                  // something may be on paper already: the next one is a copy
  std::chrono::milliseconds since{0};  // steady; when the phase began

  [[nodiscard]] bool is_printed() const { return phase == PaperPhase::Printed; }
  /// It ended, and not in the visitor's hand, as far as is known.
  [[nodiscard]] bool is_unproved() const {
    return phase == PaperPhase::Failed || phase == PaperPhase::Unknown;
  }
  bool operator==(const Paper&) const = default;
};

/// Sends the document to the printer; the paper is "printing" until its SlipEnded comes.
void print(const World& world, Paper& paper, drivers::printer::Document document,
           std::vector<messages::Effect>& effects,
           std::optional<messages::StaffSlip> for_staff = std::nullopt);

/// True when the event was about this paper, whose phase is then final.
bool follow(const World& world, Paper& paper, const messages::Event& event);

/// True when the visitor may ask for it (again): not under way, and the printer can.
bool may_print(const World& world, const Paper& paper);

/// What became of it, in one card with the given id. Not for PaperPhase::None.
ui::Node paper_note(std::string id, const Paper& paper);

}  // namespace kiosk::flows
