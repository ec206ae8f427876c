#include "drivers/scanner/scanner_address.h"

#include <utility>

#include "drivers/keys/keyboard.h"
#include "drivers/printer/address.h"
#include "drivers/scanner/hid_pos_scanner.h"
#include "drivers/scanner/serial_scanner.h"
#include "drivers/scanner/wedge_scanner.h"

namespace drivers::scanner {
namespace {

using printer::SerialConfig;

/// `serial:/dev/...?baud=9600`.
std::expected<SerialConfig, std::string> scanner_line(const std::string& address) {
  constexpr std::string_view scheme = "serial:";
  if (!address.starts_with(scheme)) {
    return std::unexpected("unknown scanner address " + address);
  }
  const SerialConfig usual{.path = {}, .baud = SerialScannerConfig{}.baud};
  auto line = printer::parse_serial(std::string_view{address}.substr(scheme.size()), usual);
  if (line && *line != SerialConfig{.path = line->path, .baud = line->baud}) {
    return std::unexpected("a scanner has no option but baud");
  }
  return line;
}

template <class Kind>
std::expected<std::unique_ptr<Scanner>, std::string> make_by_identity(std::string_view scheme,
                                                                      const std::string& address) {
  auto identity = hid::parse_device_identity(scheme, address);
  if (!identity) return std::unexpected(identity.error());
  return std::make_unique<Kind>(std::move(*identity));
}

}  // namespace

std::expected<std::unique_ptr<Scanner>, std::string> make_scanner(const std::string& address) {
  if (address.starts_with(keys::address_scheme)) {
    return make_by_identity<WedgeScanner>(keys::address_scheme, address);
  }
  if (address.starts_with(hid_pos_scheme)) {
    return make_by_identity<HidPosScanner>(hid_pos_scheme, address);
  }
  auto line = scanner_line(address);
  if (!line) return std::unexpected(line.error());
  return std::make_unique<SerialScanner>(
      SerialScannerConfig{.path = std::move(line->path), .baud = line->baud});
}

}  // namespace drivers::scanner
