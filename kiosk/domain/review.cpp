#include "kiosk/domain/review.h"

namespace kiosk::domain {

bool review_is_due(std::optional<Date> reviewed_on, Date today) {
  constexpr std::chrono::days year{365};
  return reviewed_on && std::chrono::sys_days{today} - std::chrono::sys_days{*reviewed_on} > year;
}

}  // namespace kiosk::domain
