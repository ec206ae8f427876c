#include "drivers/scanner/serial_scanner.h"

#include <algorithm>

namespace drivers::scanner {
namespace {

/// At 9600 baud a character takes a millisecond: a pause this long ends a code.
constexpr std::chrono::milliseconds longest_pause{200};
/// Where codes end with a line end, slow links (Bluetooth, delays between characters) may pause in
/// one; what is still without its end after this long was torn, or the scanner was set anew.
constexpr std::chrono::milliseconds longest_pause_before_line_end{2000};

ScannerError error_of(printer::ChannelError error) {
  return error == printer::ChannelError::Refused ? ScannerError::Refused : ScannerError::Absent;
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
    quiet_ = {};
    if (const auto opened = line_.open(limit); !opened) {
      return std::unexpected(error_of(opened.error()));
    }
  }
  const printer::Deadline deadline(limit);
  while (true) {
    const auto pause = framing_.ends_lines() ? longest_pause_before_line_end : longest_pause;
    const auto wait =
        framing_.is_inside() ? std::min(deadline.left(), pause - quiet_) : deadline.left();
    const auto bytes = line_.read(wait);
    if (!bytes) return std::unexpected(error_of(bytes.error()));
    framing_.add(*bytes);
    quiet_ = bytes->empty() && framing_.is_inside() ? quiet_ + wait : std::chrono::milliseconds{0};
    if (quiet_ >= pause) {
      framing_.end_line();
      quiet_ = {};
    }
    if (auto code = framing_.next()) return code;
    if (bytes->empty() || deadline.passed()) return std::nullopt;
  }
}

}  // namespace drivers::scanner
