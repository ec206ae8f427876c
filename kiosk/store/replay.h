#pragma once
// The state that must follow from the journal, made again record by record, to compare the tables
// with. Pure.

#include <map>
#include <optional>

#include "kiosk/store/records.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {

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
  bool apply_print(const Record& record);
  bool apply_end(const Record& record);
  bool apply_floors(const std::optional<NumberFloors>& floors);

  std::map<Uuid, TicketRow> tickets_;
  NumberFloors floors_;
  std::optional<Date> last_day_;
};

}  // namespace kiosk::store
