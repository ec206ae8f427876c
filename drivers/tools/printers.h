#pragma once
// Printers as the kiosk's own drivers know them: asked, and printed at.

#include "drivers/tools/choice.h"

namespace drivers::tools {

/// Asks for the status and prints it. Each gives what the program ends with.
int probe(const Choice& choice);
int print_test(const Choice& choice);

}  // namespace drivers::tools
