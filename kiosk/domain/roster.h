#pragma once
// Who works here, for "is this person one of yours?" at a scanned badge. Names as the badge shows
// them and the unit; never an identity number or a telephone number (T9.3). Values only.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {

struct Officer {
  std::string code;  // `PTG-0012`, as on the badge
  std::string name;
  LocalizedText unit;
  bool active = false;

  bool operator==(const Officer&) const = default;
};

/// Null for officers who are unknown or not active: the two look the same to a visitor (T9.2).
const Officer* find_active_officer(const std::vector<Officer>& roster, std::string_view code);

}  // namespace kiosk::domain
