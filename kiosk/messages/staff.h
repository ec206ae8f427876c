#pragma once
// What staff ask of the kiosk and what it answers: signing in, the state that must outlive a power
// cut, the tickets and figures of the day. Values only.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/private_text.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/store/store_error.h"
#include "kiosk/ui/hearing.h"

namespace kiosk::messages {

// Effects

/// Answered by PinChecked with the same attempt. Checking is slow on purpose (S09).
struct CheckPin {
  std::uint64_t attempt = 0;
  std::string badge;  // officer's code of a verified badge; then the code is the PIN alone
  PrivateText code;   // otherwise the two digits of the member's number, then the PIN
  bool operator==(const CheckPin&) const = default;
};

/// What a slip is to the member of staff who asked for it: its end is recorded as their
/// `<action>_ended`, whether or not they are still there.
struct StaffSlip {
  std::string who;
  std::string action;  // `reprint`, `test_print`
  std::string about;   // a ticket's number; may be empty
  bool operator==(const StaffSlip&) const = default;
};

/// What must be as it was after a power cut.
struct Standing {
  bool emergency = false;
  bool closed = false;  // by staff: "tutup sementara"
  bool operator==(const Standing&) const = default;
};

/// Written before anything else that waits for the disk.
struct KeepStanding {
  Standing standing;
  bool operator==(const KeepStanding&) const = default;
};

/// What staff chose instead of kiosk.toml's values. Answered by SettingsKept.
struct KeepSettings {
  std::vector<domain::Language> languages;
  int volume = ui::usual_volume;  // of voice and sounds when a visit begins
  std::vector<std::uint16_t>
      faces;  // codes of the buttons, the unhappiest first; none: as configured
  bool operator==(const KeepSettings&) const = default;
};

/// Answered by TicketsListed.
struct ListTickets {
  Instant now{};
  bool operator==(const ListTickets&) const = default;
};

/// Takes the ticket out of the queue. Answered by TicketVoided.
struct VoidTicket {
  Uuid ticket;
  Instant now{};
  bool operator==(const VoidTicket&) const = default;
};

/// Staff say that the clock is right. Answered by StoreReported.
struct ConfirmClock {
  Instant now{};
  bool operator==(const ConfirmClock&) const = default;
};

/// Answered by DayCounted.
struct CountDay {
  Instant now{};
  bool operator==(const CountDay&) const = default;
};

/// The program ends with the status that makes systemd start it again.
struct Restart {
  bool operator==(const Restart&) const = default;
};

// Events

enum class PinVerdict : std::uint8_t {
  Accepted,
  Wrong,   // `wait` says how long until the next try
  Wait,    // too early; does not count as a try
  Locked,  // until a technician sets a PIN anew
  NoPins,  // nobody has been given one
  Failed,  // the PINs cannot be read, or the tries not be counted
};

struct PinChecked {
  std::uint64_t attempt = 0;
  PinVerdict verdict = PinVerdict::Failed;
  std::string who;  // with Accepted
  std::chrono::seconds wait{0};
  bool operator==(const PinChecked&) const = default;
};

/// The building's alarm, the control socket or a staff member says so. Only staff end it: an
/// `on = false` from elsewhere is not obeyed.
struct EmergencyChanged {
  bool on = true;
  std::string source;  // `control`, `input`
  bool operator==(const EmergencyChanged&) const = default;
};

/// As it was when the program ended; comes before anything else.
struct StandingRestored {
  Standing standing;
  bool operator==(const StandingRestored&) const = default;
};

struct SettingsKept {
  bool kept = false;
  bool operator==(const SettingsKept&) const = default;
};

struct ListedTicket {
  domain::Ticket ticket;
  domain::PrintState print_state = domain::PrintState::Reserved;
  bool ended = false;
  bool operator==(const ListedTicket&) const = default;
};

/// The day's last tickets, newest first.
struct TicketsListed {
  std::vector<ListedTicket> tickets;
  bool operator==(const TicketsListed&) const = default;
};

struct TicketVoided {
  Uuid ticket;
  std::optional<store::StoreError> error;
  bool operator==(const TicketVoided&) const = default;
};

/// Somebody called the staff from here.
struct StaffCall {
  std::string reason;
  std::chrono::milliseconds at{0};  // steady
  Instant time{};
  bool operator==(const StaffCall&) const = default;
};

/// A new event log begins: what has outlasted the visits that the log no longer tells of.
struct VisitsForgotten {
  std::vector<StaffCall> staff_calls;  // newest first
  std::uint64_t last_utterance = 0;
  std::chrono::milliseconds last_ticket_at{0};  // steady
  int tickets_in_a_row = 0;
  int slips_since_near_end = 0;
  bool sound_works = true;
  bool operator==(const VisitsForgotten&) const = default;
};

/// The figures of the numbering day, and the chains as they stand.
struct DayCounted {
  std::map<std::string, int> prints;  // tickets by the state of their slip: `printed`, `failed` ...
  std::map<std::string, int> records;  // of both chains, by kind
  std::map<std::string, int> reports;  // by class: `PENGADUAN`, `SARAN`, `APRESIASI`
  int void_tickets = 0;
  int cancelled_tickets = 0;  // by those who held them
  std::int64_t journal_depth = 0;
  std::int64_t journal_unsent = 0;
  std::string journal_head;  // the first 16 hex digits
  std::int64_t voices_depth = 0;
  std::int64_t voices_unsent = 0;
  std::string voices_head;
  bool operator==(const DayCounted&) const = default;
};

}  // namespace kiosk::messages
