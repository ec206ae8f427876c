#include "kiosk/flows/health.h"

#include <algorithm>

namespace kiosk::flows {

bool may_ask_printer(const Health& health) {
  return health.printer.asked &&
         health.printer.status.readiness != drivers::printer::Readiness::NotReady;
}

std::optional<int> tickets_left(const Settings& settings, const PrinterHealth& printer) {
  if (printer.status.paper != drivers::printer::Paper::NearEnd) return std::nullopt;
  const int whole = settings.near_end_left_mm / std::max(1, settings.ticket_length_mm);
  return std::max(0, whole - printer.slips_since_near_end);
}

}  // namespace kiosk::flows
