#include "kiosk/shell/bench/demo.h"

#include <fmt/format.h>

#include "kiosk/shell/files/staff_pins.h"

namespace kiosk::shell {

void move_demo_clock(KioskClock& clock, const domain::Content& content,
                     std::optional<domain::DemoMoment> moment) {
  if (!moment) return clock.jump_to_real();
  const auto& office = content.office;
  const auto found = domain::next_moment(office.hours, content.holidays, *moment,
                                         to_local(clock.tick().now, office.utc_offset));
  if (found) clock.jump(to_instant(*found, office.utc_offset));
}

std::string demo_pin(const std::string& data_folder) {
  const auto made = set_pin(data_folder, "Peraga", "");
  return made ? fmt::format("{} {}", made->number, made->pin) : std::string{};
}

std::string time_for_bench(Instant now, UtcOffset offset) {
  const auto local = to_local(now, offset);
  return fmt::format("{} {:02}.{:02}", to_iso(local.date), hour_of(local), minute_of(local));
}

}  // namespace kiosk::shell
