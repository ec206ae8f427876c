#include "drivers/scanner/hid_pos_scanner.h"

#include <utility>

#include "drivers/printer/posix_io.h"

namespace drivers::scanner {
namespace {

/// More than the longest code takes. A device that never stops does not keep `read`: an interrupt
/// shows when nothing is there to read.
constexpr int most_reports_at_once = 1024;

ScannerError error_of(hid::DeviceError error) {
  return error == hid::DeviceError::Absent ? ScannerError::Absent : ScannerError::Refused;
}

}  // namespace

bool is_hid_pos_scanner(const hid::ReportDescriptor& descriptor) {
  return HidPosReports::of(descriptor).has_value();
}

HidPosScanner::HidPosScanner(hid::DeviceIdentity identity)
    : device_(std::move(identity), is_hid_pos_scanner) {}

std::string HidPosScanner::describe() const {
  return hid::to_address(hid_pos_scheme, device_.identity());
}

std::expected<void, ScannerError> HidPosScanner::open() {
  framing_.forget();
  if (const auto opened = device_.open(); !opened) {
    return std::unexpected(error_of(opened.error()));
  }
  reports_ = HidPosReports::of(device_.descriptor());
  return {};
}

std::expected<std::optional<std::string>, ScannerError> HidPosScanner::read(
    std::chrono::milliseconds limit) {
  if (auto waiting = framing_.next()) return waiting;
  if (!device_.is_open()) {
    if (const auto opened = open(); !opened) return std::unexpected(opened.error());
  }
  const printer::Deadline deadline(limit);
  for (int reports = 0; reports < most_reports_at_once; ++reports) {
    const auto wait = framing_.wait_within(deadline.left());
    const auto report = device_.read(wait);
    if (!report) return std::unexpected(error_of(report.error()));
    if (report->empty()) {
      framing_.add_silence(wait);
    } else if (reports_) {
      reports_->read(*report, framing_);
    }
    if (auto code = framing_.next()) return code;
    if (report->empty() || deadline.passed()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace drivers::scanner
