#pragma once
// Devices that somebody has to press, plug in or hold something before.

#include "drivers/tools/choice.h"

namespace drivers::tools {

/// The codes of what is pressed on a keyboard, or what a scanner reads, for some seconds. Each
/// gives what the program ends with.
int listen(const Choice& choice);

/// Says what to do, and whether it arrived: well only when all of it did within `seconds` each.
int test_scanner(const Choice& choice);
int test_faces(const Choice& choice);
int test_keys(const Choice& choice);
int test_headphones(const Choice& choice);
/// Also says what to write into [touch] of kiosk.toml.
int test_touch(const Choice& choice);

}  // namespace drivers::tools
