#include "kiosk/domain/roster.h"

#include <algorithm>

namespace kiosk::domain {

const Officer* find_active_officer(const std::vector<Officer>& roster, std::string_view code) {
  const auto found = std::ranges::find(roster, code, &Officer::code);
  return found == roster.end() || !found->active ? nullptr : &*found;
}

}  // namespace kiosk::domain
