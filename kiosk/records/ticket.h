#pragma once
// What the journal holds of a ticket: `ticket_issued`, how its slip came out (`ticket_printing`,
// `ticket_printed`, `ticket_failed`, `ticket_unknown`) and why it left the queue (`ticket_ended`).
// After the data dictionary (domain rules 2.1); no personal data. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/ticket.h"
#include "kiosk/records/record.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view ticket_issued = "ticket_issued";
inline constexpr std::string_view ticket_ended = "ticket_ended";
}  // namespace kinds

Fact ticket_fact(const domain::Ticket& ticket, std::string_view kiosk, UtcOffset offset,
                 std::optional<Date> continues = std::nullopt);
/// `continues` is the day whose numbers these go on after, when the clock was set back.
std::string ticket_payload(const domain::Ticket& ticket, std::string_view kiosk, UtcOffset offset,
                           std::optional<Date> continues = std::nullopt);
std::optional<Date> continued_day(std::string_view payload);
/// An unknown priority counts as Other; anything else out of place gives nothing.
std::optional<domain::Ticket> parse_ticket_payload(std::string_view text);

/// Not for Reserved. `trouble` is the printer's, by name.
Fact print_fact(const Uuid& ticket, domain::PrintState state, std::string_view trouble);
/// `end` is `DONE`, `NO_SHOW`, `CANCELLED`, `EXPIRED` or `VOID`.
Fact end_fact(const Uuid& ticket, std::string_view end);

/// What became of a ticket's slip.
struct PrintChange {
  Uuid ticket;
  domain::PrintState state = domain::PrintState::Unknown;
  std::string trouble;

  bool operator==(const PrintChange&) const = default;
};

/// `printing` for `ticket_printing`; nothing for other kinds.
std::optional<domain::PrintState> print_state_of(std::string_view kind);
std::optional<PrintChange> parse_print(std::string_view kind, std::string_view payload);

struct EndChange {
  Uuid ticket;
  std::string end;

  bool operator==(const EndChange&) const = default;
};
std::optional<EndChange> parse_end(std::string_view payload);

}  // namespace kiosk::records
