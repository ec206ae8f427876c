#pragma once
// A scanner that types what it read, as most do when they leave the factory (USB HID keyboard). It
// is taken exclusively and understood by the places of its keys: neither the screen nor the
// machine's keyboard layout has a say. Used by one worker thread.
//
// Identity, access, tested hardware: drivers/keys/keyboard.h. Protocol: text, ended by Enter or
// Tab, or by a pause. Failure: pulled out it is Absent until it is there again; where another
// program has it, or the user may not read it, Refused.

#include "drivers/keys/keyboard.h"
#include "drivers/keys/typed_text.h"
#include "drivers/scanner/framing.h"
#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

class WedgeScanner final : public Scanner {
 public:
  explicit WedgeScanner(hid::DeviceIdentity identity) : keyboard_(std::move(identity)) {}

  std::expected<std::optional<std::string>, ScannerError> read(
      std::chrono::milliseconds limit) override;
  void interrupt() override { keyboard_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return keyboard_.describe(); }

 private:
  void add(const keys::KeyEvents& typed);

  keys::Keyboard keyboard_;
  keys::TypedText text_;
  Framing framing_;
};

}  // namespace drivers::scanner
