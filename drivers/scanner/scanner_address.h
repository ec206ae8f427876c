#pragma once
// Where a scanner is, as people write it: `scanner.address` of kiosk.toml, and what
// `anjungan-devices` takes. Any thread.

#include <expected>
#include <memory>
#include <string>

#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

/// `serial:/dev/ttyACM0?baud=9600`, `evdev:0c2e:0b61/serial`, `hidpos:0c2e:0b81/serial`. Nothing is
/// opened yet. The error is a sentence for whoever wrote it.
std::expected<std::unique_ptr<Scanner>, std::string> make_scanner(const std::string& address);

}  // namespace drivers::scanner
