#include "drivers/scanner/wedge_scanner.h"

#include "drivers/printer/posix_io.h"

namespace drivers::scanner {
namespace {

ScannerError error_of(hid::DeviceError error) {
  return error == hid::DeviceError::Absent ? ScannerError::Absent : ScannerError::Refused;
}

}  // namespace

/// Tab ends a code as Enter does. What is torn in the middle is no code: the rest of it is dropped.
void WedgeScanner::add(const keys::KeyEvents& typed) {
  if (typed.torn) {
    text_.forget();
    framing_.drop_line();
  }
  for (const auto& event : typed.events) {
    const auto typed_character = text_.take(event);
    if (!typed_character) continue;
    const char character = *typed_character == '\t' ? '\r' : *typed_character;
    const auto byte = static_cast<std::uint8_t>(character);
    framing_.add({&byte, 1});
  }
}

std::expected<std::optional<std::string>, ScannerError> WedgeScanner::read(
    std::chrono::milliseconds limit) {
  if (auto waiting = framing_.next()) return waiting;
  if (!keyboard_.is_open()) {
    framing_.forget();
    text_.forget();
  }
  const printer::Deadline deadline(limit);
  while (true) {
    const auto wait = framing_.wait_within(deadline.left());
    const auto typed = keyboard_.wait(wait);
    if (!typed) return std::unexpected(error_of(typed.error()));
    const bool silent = typed->events.empty() && !typed->torn;
    if (silent) {
      framing_.add_silence(wait);
    } else {
      add(*typed);
    }
    if (auto code = framing_.next()) return code;
    if (silent || deadline.passed()) return std::nullopt;
  }
}

}  // namespace drivers::scanner
