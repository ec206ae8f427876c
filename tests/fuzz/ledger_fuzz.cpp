// What the store reads out of a file it cannot trust: ticket payloads, a write-ahead log's bytes,
// and the numbers in a heap of them.

#include <cstdlib>

#include "kiosk/store/damage.h"
#include "kiosk/store/record.h"
#include "kiosk/store/wal.h"

using namespace kiosk;
using namespace kiosk::store;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text{reinterpret_cast<const char*>(data), size};
  (void)judge_wal({data, size});
  auto found = find_numbers(text);
  auto day = latest_believable_day(found, Date{std::chrono::year{2026} / 11 / 23});
  if (day && floors_after_damage(found, *day).empty()) std::abort();
  auto ticket = parse_ticket_payload(text);
  if (ticket && parse_ticket_payload(ticket_payload(*ticket, "K01", UtcOffset{420})) != ticket) {
    std::abort();
  }
  return 0;
}
