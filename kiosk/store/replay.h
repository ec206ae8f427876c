#pragma once
// The state that must follow from the journal, made again record by record, to compare the tables
// with. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/store/record.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {

namespace kinds {
inline constexpr std::string_view ledger_started = "ledger_started";
inline constexpr std::string_view tail_dropped = "ledger_tail_dropped";
inline constexpr std::string_view mended = "ledger_mended";
inline constexpr std::string_view clock_confirmed = "clock_confirmed";
inline constexpr std::string_view ticket_issued = "ticket_issued";
inline constexpr std::string_view ticket_ended = "ticket_ended";
}  // namespace kinds

/// `ticket_printing`, `ticket_printed`, `ticket_failed`, `ticket_unknown`.
std::string kind_of(domain::PrintState state);

std::string print_payload(const Uuid& ticket, std::string_view trouble);
std::string end_payload(const Uuid& ticket, std::string_view end);
/// As `floors_of_days`; nothing when there are none.
void add_floors(nlohmann::ordered_json& json, const NumberFloors& floors);
std::string floors_payload(const NumberFloors& floors, std::string_view predecessor,
                           const ChainRow& last_journal, std::string_view kiosk);

TicketRow row_for(const domain::Ticket& ticket);

class Replay {
 public:
  /// False when a record of the ledger's own kind has a payload that cannot be its own. Records
  /// about tickets from before the replay began are passed over, and those that damage has made
  /// silent: the record that tells of them holds what must follow.
  bool apply(const Record& record);
  void raise_floors(const NumberFloors& floors);

  [[nodiscard]] const std::map<Uuid, TicketRow>& tickets() const { return tickets_; }
  [[nodiscard]] const NumberFloors& floors() const { return floors_; }
  [[nodiscard]] std::optional<Date> last_day() const { return last_day_; }

 private:
  bool apply_change(const Record& record);
  bool apply_floors(const Record& record);
  bool apply_floors_of(Date day, const nlohmann::json& groups);

  std::map<Uuid, TicketRow> tickets_;
  NumberFloors floors_;
  std::optional<Date> last_day_;
};

}  // namespace kiosk::store
