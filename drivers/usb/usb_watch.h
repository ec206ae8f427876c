#pragma once
// Tells when a USB device is plugged in or pulled out, so that a worker asks the printer at once
// instead of at its next turn. Only a hint: a program without it works, merely slower. One thread
// calls wait(); any thread may call interrupt().

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <vector>

#include <libusb.h>

#include "drivers/usb/usb_devices.h"

namespace drivers::usb {

enum class Change : std::uint8_t { Arrived, Left };

struct DeviceChange {
  Change change = Change::Arrived;
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;

  bool operator==(const DeviceChange&) const = default;
};

enum class WatchError : std::uint8_t { NoUsb, NoHotplug };

class UsbWatch {
 public:
  /// Watches devices that match vendor and product (0 = any); the serial number is not compared.
  static std::expected<UsbWatch, WatchError> start(const DeviceFilter& filter);
  UsbWatch(UsbWatch&&) noexcept;
  UsbWatch& operator=(UsbWatch&&) noexcept;
  ~UsbWatch();

  /// What has changed since the last call, in order; waits up to `limit` for the first change.
  /// Empty when nothing changed or interrupt() was called.
  [[nodiscard]] std::vector<DeviceChange> wait(std::chrono::milliseconds limit);

  /// Makes a running or the next wait() return early.
  void interrupt();

 private:
  struct Registration;
  explicit UsbWatch(std::unique_ptr<Registration> registration);

  std::unique_ptr<Registration> registration_;
};

/// False when no udev daemon runs: then nothing announces devices, and wait() only waits. The
/// caller says so in its log and keeps to its regular questions.
bool changes_are_announced();

const char* name_of(Change change);

}  // namespace drivers::usb
