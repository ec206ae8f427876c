#pragma once
// What is plugged in, by which address the kiosk would take it, and why it could not.

#include "drivers/tools/choice.h"

namespace drivers::tools {

/// A line a device. Gives what the program ends with: devices are listed also when CUPS cannot be
/// asked.
int list(const Choice& choice);

/// A draft of kiosk.toml: the blocks for what is plugged in, out of which somebody who knows what
/// is what takes their own.
int draft(const Choice& choice);

}  // namespace drivers::tools
