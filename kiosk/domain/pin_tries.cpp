#include "kiosk/domain/pin_tries.h"

#include <algorithm>

namespace kiosk::domain {

std::chrono::seconds wait_after(int wrong_tries) {
  constexpr std::chrono::seconds first{15};
  if (wrong_tries < free_pin_tries) return std::chrono::seconds{0};
  const int doublings = std::min(wrong_tries, most_pin_tries) - free_pin_tries;
  return first * (1 << doublings);
}

bool is_locked(int wrong_tries) {
  return wrong_tries >= most_pin_tries;
}

}  // namespace kiosk::domain
