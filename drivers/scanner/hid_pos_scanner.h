#pragma once
// A scanner in the mode "HID POS": it hands codes over in reports of its own, in pieces of some
// dozen bytes, and is neither a keyboard nor a serial line. Used by one worker thread.
//
// Identity, access, tested hardware: drivers/hid/hid_device.h. Protocol: hid_pos_reports.h; a code
// that goes on and does not is ended by a pause. Failure: pulled out it is Absent until it is there
// again, and what it had begun is forgotten; where another program of ours has it, or the user may
// not read it, Refused.

#include <optional>
#include <string>
#include <string_view>

#include "drivers/hid/hid_device.h"
#include "drivers/scanner/framing.h"
#include "drivers/scanner/hid_pos_reports.h"
#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

inline constexpr std::string_view hid_pos_scheme = "hidpos:";  // hidpos:0c2e:0b81/serial

/// Whether such a device is a scanner of this kind.
bool is_hid_pos_scanner(const hid::ReportDescriptor& descriptor);

class HidPosScanner final : public Scanner {
 public:
  explicit HidPosScanner(hid::DeviceIdentity identity);

  std::expected<std::optional<std::string>, ScannerError> read(
      std::chrono::milliseconds limit) override;
  void interrupt() override { device_.interrupt(); }
  [[nodiscard]] std::string describe() const override;

 private:
  std::expected<void, ScannerError> open();

  hid::HidDevice device_;
  std::optional<HidPosReports> reports_;  // there while the device is open
  Framing framing_;
};

}  // namespace drivers::scanner
