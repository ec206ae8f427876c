#pragma once
// What the start screen tells in turn while nobody is there: mottos, that it is free, the office's
// declaration and its notices. Source: domain rules 1.12.

#include <vector>

#include "kiosk/flows/world.h"

namespace kiosk::flows::home {

/// All slides of today, in their order; at least one.
std::vector<ui::Phrase> slides(const World& world);

/// The one whose turn it is: each stays for Settings::slide_for, without movement between them.
std::size_t slide_now(const World& world, std::size_t count);

}  // namespace kiosk::flows::home
