#pragma once
// Asks the printer at once when a USB device comes or goes, instead of at its next turn. Without
// hot-plug messages it does nothing: the printer's thread asks again by itself.

#include <functional>
#include <memory>

#include "kiosk/shell/files/config.h"

namespace kiosk::shell {

class UsbLookout {
 public:
  /// Null for printers that are not on USB, and on machines that do not announce devices.
  static std::unique_ptr<UsbLookout> start(const PrinterConfig& config,
                                           std::function<void()> changed);
  ~UsbLookout();
  UsbLookout(const UsbLookout&) = delete;
  UsbLookout& operator=(const UsbLookout&) = delete;

 private:
  struct Watch;
  explicit UsbLookout(std::unique_ptr<Watch> watch);

  std::unique_ptr<Watch> watch_;
};

}  // namespace kiosk::shell
