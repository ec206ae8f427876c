#pragma once
// What the next run has to know of the printer: whether the last one left it with nothing hanging
// out of it. One small file in the data folder, written at an orderly end and taken away at the
// start, so that no ticket costs a sync for it. Main thread.

#include <string>

#include "drivers/printer/escpos_printer.h"

namespace kiosk::shell {

/// Clear after an orderly end with clear paper, and at the first start on a folder without a
/// ledger; Unknown after a power cut, a kill or an interrupted slip. Takes the note away for good.
drivers::printer::Paperway take_paperway(const std::string& data_folder);

/// To be called at the end of the program, when nothing hangs out of the printer.
void keep_clear_paperway(const std::string& data_folder);

}  // namespace kiosk::shell
