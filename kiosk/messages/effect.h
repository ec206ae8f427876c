#pragma once
// Everything the kiosk does to the world, as values. The core returns them; the shell hands each to
// its worker, whose answer comes back as an event.

#include <cstdint>
#include <string>
#include <variant>

#include "drivers/printer/document.h"
#include "drivers/printer/status.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/ticket.h"

namespace kiosk::messages {

/// Answered by IdentitiesMade.
struct MakeIdentities {
  int count = 8;
  bool operator==(const MakeIdentities&) const = default;
};

/// Answered by TicketIssued or TicketRefused. The same request again gives the same ticket.
struct IssueTicket {
  domain::TicketRequest request;
  Instant now{};
  bool operator==(const IssueTicket&) const = default;
};

/// Answered by SlipEnded with the same job.
struct PrintSlip {
  std::uint64_t job = 0;
  Uuid ticket;
  drivers::printer::Document document;
  bool operator==(const PrintSlip&) const = default;
};

/// Answered by StoreReported when it fails.
struct RecordPrintState {
  Uuid ticket;
  domain::PrintState state = domain::PrintState::Printing;
  drivers::printer::Trouble trouble = drivers::printer::Trouble::None;
  Instant now{};
  bool operator==(const RecordPrintState&) const = default;
};

/// Any other fact for the journal: device faults, staff being called.
struct RecordFact {
  std::string kind;
  std::string payload;  // JSON, no personal data
  Instant now{};
  bool operator==(const RecordFact&) const = default;
};

/// Answered by StoreReported.
struct AskStore {
  Instant now{};
  bool operator==(const AskStore&) const = default;
};

/// Answered by PrinterReported.
struct AskPrinter {
  bool operator==(const AskPrinter&) const = default;
};

struct Speak {
  std::string text;
  domain::Language language = domain::Language::Indonesian;
  bool operator==(const Speak&) const = default;
};

struct StopSpeech {
  bool operator==(const StopSpeech&) const = default;
};

using Effect = std::variant<MakeIdentities, IssueTicket, PrintSlip, RecordPrintState, RecordFact,
                            AskStore, AskPrinter, Speak, StopSpeech>;

}  // namespace kiosk::messages
