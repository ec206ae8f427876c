#pragma once
// The two clocks the core is told of: the wall clock, and one that never jumps. The bench may set
// the wall clock, let it stand still, or run beside the real one. Main thread only.

#include <chrono>
#include <optional>

#include "kiosk/messages/event.h"

namespace kiosk::shell {

class KioskClock {
 public:
  KioskClock();

  [[nodiscard]] messages::Tick tick() const;

  /// Sets the wall clock; it stands still until `run`. The steady clock moves along forwards, never
  /// backwards, so that scripts can let time pass.
  void set(Instant now);
  void run();
  /// The wall clock jumps there and runs on, as when somebody sets the machine's clock: the steady
  /// clock notices nothing.
  void jump(Instant now);
  /// Jumps back to the real time.
  void jump_to_real();
  [[nodiscard]] bool stands_still() const { return frozen_.has_value(); }

 private:
  using Steady = std::chrono::steady_clock;
  [[nodiscard]] std::chrono::milliseconds real_steady() const;

  Steady::time_point started_;
  std::chrono::milliseconds wall_shift_{0};
  std::chrono::milliseconds steady_shift_{0};
  std::optional<messages::Tick> frozen_;
};

}  // namespace kiosk::shell
