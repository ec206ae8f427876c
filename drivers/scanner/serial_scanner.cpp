#include "drivers/scanner/serial_scanner.h"

namespace drivers::scanner {
namespace {

ScannerError error_of(printer::ChannelError error) {
  using enum printer::ChannelError;
  const bool refused = error == Refused || error == NoPermission || error == Busy;
  return refused ? ScannerError::Refused : ScannerError::Absent;
}

}  // namespace

const char* name_of(ScannerError error) {
  return error == ScannerError::Absent ? "absent" : "refused";
}

SerialScanner::SerialScanner(SerialScannerConfig config)
    : line_({.path = std::move(config.path),
             .baud = config.baud,
             .flow_control = printer::FlowControl::None}) {}

std::expected<std::optional<std::string>, ScannerError> SerialScanner::read(
    std::chrono::milliseconds limit) {
  if (auto waiting = framing_.next()) return waiting;
  if (!line_.is_open()) {
    framing_.forget();
    if (const auto opened = line_.open(limit); !opened) {
      return std::unexpected(error_of(opened.error()));
    }
  }
  const printer::Deadline deadline(limit);
  while (true) {
    const auto wait = framing_.wait_within(deadline.left());
    const auto bytes = line_.read(wait);
    if (!bytes) return std::unexpected(error_of(bytes.error()));
    if (bytes->empty()) {
      framing_.add_silence(wait);
    } else {
      framing_.add(*bytes);
    }
    if (auto code = framing_.next()) return code;
    if (bytes->empty() || deadline.passed()) return std::nullopt;
  }
}

}  // namespace drivers::scanner
