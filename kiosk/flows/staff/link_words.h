#pragma once
// How the line to the hub stands, in words for staff.

#include <optional>

#include "kiosk/messages/link.h"
#include "kiosk/ui/phrase.h"

namespace kiosk::flows::staff {

/// Nothing for a kiosk that has no hub.
std::optional<ui::Phrase> link_phrase(const messages::LinkReported& link);

}  // namespace kiosk::flows::staff
