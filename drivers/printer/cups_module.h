#pragma once
// The CUPS driver as a module of its own, `anjungan-cups.so` beside the program: libcups and what
// it needs (TLS, Kerberos; 2 MiB) are loaded only where the printer stands behind CUPS. Any thread.

#include <expected>
#include <memory>
#include <string>

#include "drivers/printer/cups_printer.h"

namespace drivers::printer {

/// Loads the module at the first call; it stays loaded until the program ends. The error is a
/// sentence for a technician.
std::expected<std::unique_ptr<Printer>, std::string> load_cups_printer(CupsConfig config);

}  // namespace drivers::printer
