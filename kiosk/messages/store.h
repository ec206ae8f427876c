#pragma once
// What the kiosk asks of its ledger, and what the ledger answers, as values.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/printer/status.h"
#include "kiosk/base/private_text.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/complaint.h"
#include "kiosk/domain/numbering.h"
#include "kiosk/domain/report.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/records/record.h"
#include "kiosk/store/store_error.h"

namespace kiosk::messages {

// Effects

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
  /// reports is. Refused as NoSealKeys where there are none.
  PrivateText suggestion{};
  Instant now{};
  /// Stored only if this token has not been spent today; kept apart from the record (P10). Absent
  /// for records that may come any number of times. Refused as SpentAlready if it has been.
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

/// One of them. Copying, comparing and destroying it is compiled once, in store.cpp.
struct StoreEffect : std::variant<IssueTicket, CancelTicket, FindTicket, RecordPrintState,
                                  KeepRecord, KeepComplaint, AskSpent, RecordFact, AskStore,
                                  ListTickets, VoidTicket, ConfirmClock, CountDay> {
  using Kinds = variant;
  using variant::variant;
  StoreEffect(const StoreEffect& other);
  StoreEffect(StoreEffect&& other) noexcept;
  StoreEffect& operator=(const StoreEffect& other);
  StoreEffect& operator=(StoreEffect&& other) noexcept;
  ~StoreEffect();
  bool operator==(const StoreEffect& other) const;
};

// Events

/// How the ledger stands. `trouble` is absent while it works.
struct StoreReported {
  std::optional<store::StoreError> trouble;
  domain::ClockVerdict clock = domain::ClockVerdict::Plausible;
  std::int64_t depth = 0;
  std::int64_t unsent = 0;
  bool reserve_given_up = false;
  bool restarted_from_damage = false;
  std::map<char, int> issued_today;  // tickets of the numbering day by group
  bool operator==(const StoreReported&) const = default;
};

/// The ticket is durable.
struct TicketIssued {
  domain::Ticket ticket;
  bool operator==(const TicketIssued&) const = default;
};

struct TicketRefused {
  Uuid request;
  store::StoreError error = store::StoreError::IoError;
  bool operator==(const TicketRefused&) const = default;
};

/// The number is out of the queue, durably; or not, with NotFound for one that is not this kiosk's.
struct TicketCancelled {
  domain::TicketNumber number;
  Date day{};
  std::optional<store::StoreError> error;
  bool operator==(const TicketCancelled&) const = default;
};

/// By whom a number was taken out of the queue before it was called, and when.
enum class TakenOutBy : std::uint8_t { Holder, Staff };

struct TakenOut {
  TakenOutBy by = TakenOutBy::Holder;
  Instant at{};
  bool operator==(const TakenOut&) const = default;
};

/// Answers FindTicket; nothing is `taken_out` of a number that waits, or that nothing is known of.
struct TicketFound {
  domain::TicketNumber number;
  Date day{};
  std::optional<TakenOut> taken_out;
  bool operator==(const TicketFound&) const = default;
};

/// The record of a KeepRecord is durable.
struct RecordKept {
  Uuid id;
  bool operator==(const RecordKept&) const = default;
};

/// The report of a KeepComplaint is durable, with its number, its class and the day by which it is
/// answered. The withdrawal code is known to nobody else: the ledger holds its hash only.
struct ComplaintKept {
  Uuid id;
  std::string number;
  domain::Classification classification;
  std::optional<Date> due;
  PrivateText withdrawal_code;
  bool operator==(const ComplaintKept&) const = default;
};

/// It may be stored all the same: ask again with the same id, or tell the visitor "not saved".
struct RecordRefused {
  Uuid id;
  store::StoreError error = store::StoreError::IoError;
  bool operator==(const RecordRefused&) const = default;
};

/// Answers AskSpent: whether the invitation has been used today.
struct SpentReported {
  bool spent = false;
  bool operator==(const SpentReported&) const = default;
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

/// One of them. Copying, comparing and destroying it is compiled once, in store.cpp.
struct StoreEvent : std::variant<StoreReported, TicketIssued, TicketRefused, TicketCancelled,
                                 TicketFound, RecordKept, RecordRefused, ComplaintKept,
                                 SpentReported, TicketsListed, TicketVoided, DayCounted> {
  using Kinds = variant;
  using variant::variant;
  StoreEvent(const StoreEvent& other);
  StoreEvent(StoreEvent&& other) noexcept;
  StoreEvent& operator=(const StoreEvent& other);
  StoreEvent& operator=(StoreEvent&& other) noexcept;
  ~StoreEvent();
  bool operator==(const StoreEvent& other) const;
};

}  // namespace kiosk::messages
