#pragma once
// A scanner at a serial line, or at USB as a virtual one (CDC ACM, `/dev/ttyACM0`): 8 data bits, no
// parity, one stop bit. Used by one worker thread.
//
// Identity: the device's path, best below /dev/serial/by-id. Protocol: text, ended by CR or LF.
// Failure: a scanner pulled out is Absent until its path is there again. Access: group `dialout`.
// Tested hardware: none yet; pseudo-terminals.

#include "drivers/printer/serial_channel.h"
#include "drivers/scanner/framing.h"
#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

struct SerialScannerConfig {
  std::string path;
  int baud = 9600;  // what most scanners leave the factory with; 1200 .. 921600

  bool operator==(const SerialScannerConfig&) const = default;
};

class SerialScanner final : public Scanner {
 public:
  explicit SerialScanner(SerialScannerConfig config);

  std::expected<std::optional<std::string>, ScannerError> read(
      std::chrono::milliseconds limit) override;
  void interrupt() override { line_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return line_.describe(); }

 private:
  printer::SerialChannel line_;
  Framing framing_;
};

}  // namespace drivers::scanner
