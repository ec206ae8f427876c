#pragma once
// From the configured addresses to a scanner and a box of faces: the only place that knows every
// such driver.

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "drivers/bench/simulated_input.h"
#include "kiosk/shell/bench.h"

namespace kiosk::shell {

/// `none`, `bench`, `serial:/dev/ttyACM0?baud=9600`. Null for `none`, and for `bench` without a
/// bench. The bench keeps its devices: it outlives what is made here.
std::expected<std::unique_ptr<drivers::scanner::Scanner>, std::string> make_scanner(
    const std::string& address, Bench* bench);

/// `none` or `bench`.
std::expected<std::unique_ptr<drivers::buttons::ButtonBox>, std::string> make_buttons(
    const std::string& address, Bench* bench);

/// Why such an address can be no scanner, or no box of faces.
std::optional<std::string> fault_of_scanner_address(const std::string& address);
std::optional<std::string> fault_of_buttons_address(const std::string& address);

}  // namespace kiosk::shell
