#include "kiosk/shell/clock.h"

#include <algorithm>

namespace kiosk::shell {
namespace {

Instant real_now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

KioskClock::KioskClock() : started_(Steady::now()) {}

std::chrono::milliseconds KioskClock::real_steady() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - started_);
}

messages::Tick KioskClock::tick() const {
  if (frozen_) return *frozen_;
  return {.now = real_now() + wall_shift_, .steady = real_steady() + steady_shift_};
}

void KioskClock::set(Instant now) {
  const auto before = tick();
  const auto forward = std::max(std::chrono::milliseconds{0}, now - before.now);
  frozen_ = messages::Tick{.now = now, .steady = before.steady + forward};
}

void KioskClock::run() {
  if (!frozen_) return;
  wall_shift_ = frozen_->now - real_now();
  steady_shift_ = frozen_->steady - real_steady();
  frozen_.reset();
}

void KioskClock::jump(Instant now) {
  run();
  wall_shift_ = now - real_now();
}

void KioskClock::jump_to_real() {
  run();
  wall_shift_ = std::chrono::milliseconds{0};
}

}  // namespace kiosk::shell
