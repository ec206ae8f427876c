#pragma once
// The kiosk's memory: what happened, in two chains of records, and the state that follows from it.
// Owned and called by the store worker's thread only; every call blocks until the disk has it.
//
// - Three SQLite files, WAL, synchronous=FULL, locked for this process alone. A call that changes
//   the journal is one transaction and one fdatasync; checkpoints (at 1,000 pages, with a ticket
//   at 2,000) add theirs, and a voice those that overwrite its log.
// - Voices stand apart, in `voices.db` beside it, and what lets a ticket have its say once in
//   `spent.db`: a voice changes nothing in the journal's file nor in its log, its own log is
//   overwritten at once, and the file system's times of both files are the hour's. So no file tells
//   between which two tickets a voice was stored (P01, P10).
// - Chains: `journal` (tickets, pre-checks, devices, staff) and `voices` (complaints, surveys,
//   pulses), each numbered 1, 2, 3 ... and hashed record over record. The hash covers the payload's
//   digest, not the payload, so that a payload may be erased and the chain still verifies.
// - After an error the file is closed; the next call opens it again, so that the ledger recovers by
//   itself when the cause is gone. A call that failed may be stored all the same: repeat it with
//   the same identity and the stored answer comes back.
// - A reserve file stands next to the database. When the disk is full it is given up: tickets go
//   on, voices answer DiskFull until there is room again (`maintain`).
// - A flipped bit is turned back, in the log too; a voice, or a note of devices or staff, of which
//   more is damaged costs itself alone. `ledger_mended` in the same chain tells it.
// - A file damaged beyond that is set aside as `<file>.corrupt-<n>` with its WAL, never deleted.
//   The new ledger begins with `ledger_started`, which names it and its last readable head. Numbers
//   go on after the highest that can still be read, plus a margin of 50 for what cannot; where
//   nothing can be read, at 501 (complaints: 500 more for each file of voices set aside, or found
//   gone). Unsent voices that can still be read go into the new file, as records of the old one
//   (`inherited`).

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/sha256.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/complaint.h"
#include "kiosk/domain/numbering.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/domain/wait_estimate.h"
#include "kiosk/store/records.h"
#include "kiosk/store/store_error.h"
#include "kiosk/store/verify.h"

namespace kiosk::store {

struct LedgerConfig {
  /// `/var/lib/anjungan/ledger.db`; its folder exists. `voices.db`, `spent.db` and, beginning with
  /// the path itself, `.mark`, `.reserve` and what was set aside stand beside it.
  std::string path;
  std::string kiosk = "K01";
  int kiosk_digit = 0;  // 1-9 for the kiosk's own series in a centre of several; 0 = none
  UtcOffset utc_offset = western_indonesia;
  Instant clock_floor{};  // the program's build year: a clock before it is wrong
  std::uint64_t reserve_bytes = 64ULL << 20U;  // 0 = none; well above the WAL (4 MiB)
  std::string vfs;                             // SQLite VFS by name; empty = the system's
  /// Fills with random bytes; empty = libsodium.
  std::function<void(std::span<std::uint8_t>)> entropy;
};

struct NewRecord {
  Chain chain = Chain::Journal;
  std::string kind;        // `[a-z_]{1,40}`; `ticket_...` and `ledger_...` are the ledger's own
  std::string payload;     // JSON text; with personal data only sealed
  std::optional<Uuid> id;  // makes the call repeatable; absent = made here
  std::optional<std::string> spends{};  // a token that only one record a day may spend
};

/// A complaint, suggestion or praise to be numbered and stored. The ledger fills in the number and
/// the kiosk; what is private is sealed already.
struct NewReport {
  Uuid id;  // makes the call repeatable
  records::Report report;
};

struct KeptReport {
  std::string number;  // `PGD-261123-K01-0007`
  domain::Classification classification;
  std::optional<Date> due;
  bool is_new = false;  // stored by this very call

  bool operator==(const KeptReport&) const = default;
};

/// Why a ticket left the queue.
enum class TicketEnd : std::uint8_t { Done, NoShow, Cancelled, Expired, Void };

/// As records and rows have it: `DONE`, `NO_SHOW` ...
const char* name_of(TicketEnd end);
std::optional<TicketEnd> parse_ticket_end(std::string_view name);

/// Voices are given out an hour later, so that the moment of sending tells of none (P10).
struct HoursOver {
  Instant hour{};           // the one that is not over yet: its records stay
  bool also_ahead = false;  // those that a clock gone wrong has dated later, too

  [[nodiscard]] bool hold(Instant time) const {
    if (time < hour) return true;
    return also_ahead && time >= hour + std::chrono::hours{1};
  }
  bool operator==(const HoursOver&) const = default;
};

/// Which records are wanted for the receiver.
struct BatchWish {
  Chain chain = Chain::Journal;
  std::optional<std::int64_t> after{};  // absent: behind what was acknowledged
  std::optional<HoursOver> hours{};     // ends before the first record that they do not hold
  int most_records = 500;
  std::size_t most_bytes = 1ULL << 20U;  // of payloads; one record may be more
};

struct Batch {
  Uuid ledger;
  std::vector<Record> records;
  bool more = false;  // the next batch has records too
};

struct ChainStatus {
  Uuid ledger;              // id of the chain's first record; nil when there is none
  std::int64_t depth = 0;   // records in the chain
  std::int64_t unsent = 0;  // not yet acknowledged
  Digest head{};            // hash of the last record; zero when there is none

  bool operator==(const ChainStatus&) const = default;
};

struct LedgerStatus {
  ChainStatus journal;
  ChainStatus voices;
  bool reserve_given_up = false;
  bool restarted_from_damage = false;  // this file follows one that was set aside
  std::int64_t records_mended = 0;     // flipped bits turned back, since the program started
  std::int64_t records_damaged = 0;    // beyond that, since the program started
  std::int64_t voices_inherited = 0;   // unsent ones of a file that was set aside
  domain::ClockVerdict clock = domain::ClockVerdict::Plausible;  // at the last call with a time

  bool operator==(const LedgerStatus&) const = default;
};

/// A ticket as staff see it in the list of the day.
struct TicketOfDay {
  domain::Ticket ticket;
  domain::PrintState print_state = domain::PrintState::Reserved;
  std::string ended;  // `DONE`, `VOID` ...; empty while the visitor waits

  bool operator==(const TicketOfDay&) const = default;
};

/// How and when a ticket left the queue.
struct EndOfTicket {
  TicketEnd end = TicketEnd::Done;
  Instant at{};

  bool operator==(const EndOfTicket&) const = default;
};

/// What happened on one numbering day.
struct DayFigures {
  std::map<std::string, int> print_states;  // tickets by the state of their slip
  std::map<std::string, int> records;       // of both chains, by kind
  std::map<std::string, int> reports;       // by the class they were stored as: `PENGADUAN`
  int void_tickets = 0;
  int cancelled_tickets = 0;  // by those who held them

  bool operator==(const DayFigures&) const = default;
};

class Ledger {
 public:
  /// Opens or creates the ledger, migrates an older one, and sets a damaged one aside.
  static std::expected<std::unique_ptr<Ledger>, StoreError> open(const LedgerConfig& config,
                                                                 Instant now);
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  /// Gives the request the next number of its group and stores the ticket with its number. The same
  /// request id again returns the stored ticket. `desk` is what is known of the desk's counters.
  std::expected<domain::Ticket, StoreError> issue_ticket(
      const domain::TicketRequest& request, Instant now,
      const std::optional<domain::DeskFacts>& desk = std::nullopt);

  /// Where the slip is: printing, printed, failed, unknown, with the printer's trouble by name. The
  /// state it already has stores nothing. NotFound for an unknown ticket, Invalid for
  /// Reserved.
  std::expected<void, StoreError> set_print_state(const Uuid& ticket, domain::PrintState state,
                                                  std::string_view trouble, Instant now);

  /// Takes a ticket out of the waiting count; a second end stores nothing.
  std::expected<void, StoreError> end_ticket(const Uuid& ticket, TicketEnd end, Instant now);

  /// Any other fact. Returns its identity. Voices are stored with the hour only and an identity
  /// that does not tell the time. The same id with another chain, kind or payload is IdentityUsed;
  /// a token that was spent today is SpentAlready.
  std::expected<Uuid, StoreError> append(const NewRecord& record, Instant now);

  std::expected<bool, StoreError> is_spent(const std::string& token, Instant now);

  /// Gives the report the day's next number and stores it among the voices, in one transaction. The
  /// same id again returns what was stored, also after its payload is erased. A row that says
  /// number, class and due date stays for 90 days.
  std::expected<KeptReport, StoreError> keep_report(const NewReport& report, Instant now);

  /// Days turn at the midnight of the office, wherever it is.
  void use_offset(UtcOffset offset);

  /// Staff say that the clock is right: it becomes the newest time and days turn again.
  std::expected<void, StoreError> confirm_clock(Instant now);

  std::expected<std::optional<domain::Ticket>, StoreError> find_ticket(const Uuid& id);
  /// Which ticket has that number on that day.
  std::expected<std::optional<Uuid>, StoreError> find_number(Date day,
                                                             const domain::TicketNumber& number);
  /// Nothing for a ticket that waits; NotFound for an unknown one.
  std::expected<std::optional<EndOfTicket>, StoreError> end_of(const Uuid& ticket);
  std::expected<std::optional<domain::PrintState>, StoreError> print_state(const Uuid& ticket);
  /// Tickets of the last day whose slip's end was never recorded: the program stopped meanwhile.
  std::expected<std::vector<Uuid>, StoreError> unfinished_prints();
  /// Tickets of the numbering day that `now` falls in, by group letter.
  std::expected<std::map<char, int>, StoreError> issued_today(Instant now);
  /// Tickets of that day and desk that have not ended.
  std::expected<int, StoreError> waiting(std::string_view desk, Instant now);
  /// The last tickets of the numbering day that `now` falls in, newest first.
  std::expected<std::vector<TicketOfDay>, StoreError> latest_tickets(Instant now, int limit);
  std::expected<DayFigures, StoreError> day_figures(Instant now);
  std::expected<LedgerStatus, StoreError> status();

  /// Records in order, each verified before it is given out, as one push takes them.
  std::expected<Batch, StoreError> batch(const BatchWish& wish);
  /// The receiver holds everything up to `sequence`, whose record has this hash: Invalid for
  /// another hash, NotFound for a record that is not there.
  std::expected<void, StoreError> acknowledge(Chain chain, std::int64_t sequence,
                                              const Digest& hash);
  /// Erases the payloads of acknowledged voices; their digests stay, and what the ledger tells of
  /// itself. Returns how many.
  std::expected<std::int64_t, StoreError> erase_acknowledged_voices();

  /// Recomputes both chains and the state from the file; the error is about reading it at all.
  std::expected<VerifyResult, StoreError> verify();

  /// For a quiet moment: is the file still where it was, and is there room for voices? Costs no
  /// write. ReadOnly for a disk that takes nothing any more.
  std::expected<bool, StoreError> look();

  /// For a quiet moment: checkpoint, and the reserve file again when there is room.
  std::expected<void, StoreError> maintain();

 private:
  struct Core;
  explicit Ledger(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

}  // namespace kiosk::store
