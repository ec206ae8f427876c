// What `anjungan-cups.so` offers; see cups_module.h.

#include "drivers/printer/cups_printer.h"

/// The caller owns the printer. `config` is moved from.
extern "C" __attribute__((visibility("default"))) drivers::printer::Printer*
anjungan_make_cups_printer(drivers::printer::CupsConfig* config) {
  return std::make_unique<drivers::printer::CupsPrinter>(std::move(*config)).release();
}
