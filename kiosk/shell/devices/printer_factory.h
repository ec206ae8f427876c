#pragma once
// From the configured address to a printer: the only place that knows every driver.

#include <expected>
#include <memory>
#include <string>

#include "drivers/bench/simulated_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/printer/printer.h"
#include "kiosk/shell/files/config.h"

namespace kiosk::shell {

/// `bench` is the simulated printer behind the address `bench`; null when there is none. `paperway`
/// is what the last run left behind.
std::expected<std::unique_ptr<drivers::printer::Printer>, std::string> make_printer(
    const Config& config, drivers::bench::SimulatedPrinter* bench,
    drivers::printer::Paperway paperway = drivers::printer::Paperway::Clear);

/// The profile of that name, from the content folder's printers.json or the built-in ones.
std::expected<drivers::printer::Profile, std::string> find_printer_profile(
    const std::string& name, const std::string& content_folder);

}  // namespace kiosk::shell
