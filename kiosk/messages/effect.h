#pragma once
// Everything the kiosk does to the world, as values. The core returns them; the shell hands each to
// its worker, whose answer comes back as an event.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/printer/document.h"
#include "drivers/printer/status.h"
#include "kiosk/base/private_text.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/report.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/messages/staff.h"
#include "kiosk/records/record.h"
#include "kiosk/ui/speech.h"

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

/// Its holder gives a number back. Answered by TicketCancelled.
struct CancelTicket {
  domain::TicketNumber number;
  Date day{};
  Instant now{};
  bool operator==(const CancelTicket&) const = default;
};

/// Whether a number is still in the queue. Answered by TicketFound.
struct FindTicket {
  domain::TicketNumber number;
  Date day{};
  Instant now{};
  bool operator==(const FindTicket&) const = default;
};

enum class SlipKind : std::uint8_t {
  Ticket,  // its states are recorded in the journal (R08, R09)
  Other,   // nothing is recorded of a visitor's: a voice's receipt must not tell its time (P10)
};

/// Answered by SlipEnded with the same subject and job.
struct PrintSlip {
  std::uint64_t job = 0;
  Uuid subject;  // the ticket, or the record or request that the slip is about
  SlipKind kind = SlipKind::Ticket;
  drivers::printer::Document document;
  std::optional<StaffSlip> for_staff{};
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

/// One record that somebody waits for: "thank you" is said when RecordKept came back, never before.
/// Answered by RecordKept or RecordRefused with the same id; the same record again is stored once.
/// Voices take an identity from World::voice_identities, which does not tell the time.
struct KeepRecord {
  Uuid id;
  records::Fact fact;  // personal data never
  /// What the visitor wrote beside it: becomes the payload's `suggestion`, sealed as the matter of
  /// reports is. Refused as Invalid where there are no keys.
  PrivateText suggestion{};
  Instant now{};
  /// Stored only if this token has not been spent today; kept apart from the record (P10). Absent
  /// for records that may come any number of times. Spent already is refused as Invalid.
  std::optional<std::string> spends{};
  bool operator==(const KeepRecord&) const = default;
};

/// Answered by SpentReported.
struct AskSpent {
  std::string token;
  Instant now{};
  bool operator==(const AskSpent&) const = default;
};

/// A complaint, suggestion or praise. The store worker seals what is private, stores it with the
/// next number, and answers ComplaintKept or RecordRefused with the same id. The same id again
/// gives the same number. The id comes from World::voice_identities.
struct KeepComplaint {
  Uuid id;
  domain::ReportHeader header;                     // what anybody of the office may read
  domain::ReportMatter matter;                     // sealed to those who handle reports
  std::optional<domain::ReportIdentity> identity;  // sealed apart from it; absent = anonymous
  Instant now{};
  bool operator==(const KeepComplaint&) const = default;
};

/// Somebody is needed at the kiosk. Becomes a `staff_called` fact; the same reason again within ten
/// seconds is one call (T13.1).
struct CallStaff {
  std::string reason;  // `[a-z_]+`: `help`, `wheelchair`, `security`, `slip_failed`
  bool operator==(const CallStaff&) const = default;
};

/// Any other fact for the journal, that nobody waits for: device faults, staff actions.
struct RecordFact {
  records::Fact fact;  // of the journal
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

/// Says it now instead of what is being said. Answered by SpeechEnded with the same utterance.
/// Screens give text and language; the model gives the rest, and reads screens aloud by itself.
struct Speak {
  std::string text;  // whole
  domain::Language language = domain::Language::Indonesian;
  std::uint64_t utterance = 0;
  std::vector<ui::Piece> pieces;  // of the text, in order
  int words_per_minute = 125;
  int gain_db = 0;  // below the loudest
  bool operator==(const Speak&) const = default;
};

/// Silence within 0.2 s.
struct StopSpeech {
  bool operator==(const StopSpeech&) const = default;
};

enum class Sound : std::uint8_t {
  Click,  // a tap was accepted
  Chime,  // a number is given, staff are called, or everybody has to listen
  Error,  // something went wrong, and the screen says what
};

struct Play {
  Sound sound = Sound::Click;
  int gain_db = 0;  // below the loudest
  bool operator==(const Play&) const = default;
};

using Effect =
    std::variant<MakeIdentities, IssueTicket, CancelTicket, FindTicket, PrintSlip, RecordPrintState,
                 KeepRecord, KeepComplaint, AskSpent, CallStaff, RecordFact, AskStore, AskPrinter,
                 Speak, StopSpeech, CheckPin, KeepStanding, KeepSettings, ListTickets, VoidTicket,
                 ConfirmClock, CountDay, Restart, Play>;

}  // namespace kiosk::messages
