#pragma once
// The queue ticket as a value (data dictionary: domain rules 2.1). Identity is the UUID; the number
// is what people see. No personal data.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"

namespace kiosk::domain {

/// Self-declared, no proof asked; only "priority or not" leaves the office's own records.
enum class Priority : std::uint8_t {
  None,
  Elderly,
  Disability,
  Pregnant,
  NursingOrSmallChild,
  Other
};

/// What the visitor sees and hears: group letter, the kiosk's own digit when the number comes from
/// the kiosk's series in a centre of several kiosks, and the running number of the group and day.
struct TicketNumber {
  char group = 'A';     // A-Z without I and O
  int kiosk_digit = 0;  // 1-9; 0 = no digit
  int sequence = 1;     // 1 .. 9999

  bool operator==(const TicketNumber&) const = default;
};

/// Canonical form as in records and codes, `A012`, `A2-014`, `A1000`: `^[A-Z](\d-)?\d{3,4}$`.
std::string to_string(const TicketNumber& number);
/// As shown: `A-012`, `A2-014`.
std::string to_display(const TicketNumber& number);
std::optional<TicketNumber> parse_ticket_number(std::string_view text);

enum class PrintState : std::uint8_t { Reserved, Printing, Printed, Failed, Unknown };

/// What the visitor chose; becomes a Ticket when the ledger has given it a number.
struct TicketRequest {
  Uuid id;
  char group = 'A';
  std::string service_code;  // `SP071`; empty when the visitor does not know
  std::string desk;          // routing target: `INFO`, `KONSUL`, `DAFTAR`, ...
  Priority priority = Priority::None;
  std::string language = "id";
  std::optional<Uuid> precheck;  // the anonymous pre-check that this ticket follows

  bool operator==(const TicketRequest&) const = default;
};

struct Ticket {
  TicketRequest request;
  TicketNumber number;
  Date day{};  // the numbering day; never earlier than the day of any ticket already issued
  Instant issued_at{};
  int ahead_at_issue = 0;           // people of this desk's queue before this one
  std::optional<int> wait_minutes;  // absent when nothing is known of today

  bool operator==(const Ticket&) const = default;
};

const char* name_of(Priority priority);  // `NONE`, `LANSIA`, `DISABILITAS`, ... as in records
std::optional<Priority> parse_priority(std::string_view text);
const char* name_of(PrintState state);  // `reserved`, `printing`, ...
std::optional<PrintState> parse_print_state(std::string_view text);

}  // namespace kiosk::domain
