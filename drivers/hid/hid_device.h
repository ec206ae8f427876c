#pragma once
// A HID device as the kernel hands its reports over unread (/dev/hidraw0): what is neither a
// keyboard nor a joystick to Linux, such as a scanner in the mode "HID POS". Used by one worker
// thread.
//
// Identity: vendor, product and serial number of the bus; of several nodes of one device the first
// whose report descriptor is the wanted one. Protocol: a read is a report (Linux,
// Documentation/hid/hidraw.rst). Failure: pulled out is Absent until it is there again, at whatever
// place. Access: to /dev/hidraw* by the udev rule in config/udev; hidraw knows no
// exclusive use, a lock keeps out other programs of ours. Tested hardware: none yet; umockdev.

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "drivers/hid/device_error.h"
#include "drivers/hid/device_identity.h"
#include "drivers/hid/report_descriptor.h"
#include "drivers/printer/posix_io.h"

namespace drivers::hid {

/// A hidraw node that is here.
struct FoundHidDevice {
  DeviceIdentity identity;
  std::string name;  // as it calls itself; any bytes but control characters
  std::string node;  // /dev/hidraw3
  std::expected<ReportDescriptor, DescriptorError> descriptor;
};

/// Whatever the user may read of it, by /sys, lowest node first.
std::vector<FoundHidDevice> find_hid_devices();

/// Why it could not be read now; absent when it could. It is given back at once.
std::expected<void, DeviceError> try_hid_device(const FoundHidDevice& device);

class HidDevice {
 public:
  using IsWanted = std::function<bool(const ReportDescriptor&)>;

  HidDevice(DeviceIdentity identity, IsWanted is_wanted)
      : identity_(std::move(identity)), is_wanted_(std::move(is_wanted)) {}

  /// Linux drops what a USB device sends within 50 ms from here, and what it had read before.
  std::expected<void, DeviceError> open();
  [[nodiscard]] bool is_open() const { return file_.is_open(); }
  /// Of the device that is open, or was open last.
  [[nodiscard]] const ReportDescriptor& descriptor() const { return descriptor_; }

  /// The next report, with its id's byte if the device has ids; empty when none came within
  /// `limit`. May be shorter or longer than its descriptor says. Absent when it is not open, and
  /// then it has to be opened anew.
  std::expected<std::vector<std::uint8_t>, DeviceError> read(std::chrono::milliseconds limit);

  /// Gives it an output report, as reports.h has them. A device that takes none, or may only be
  /// read, stays as it is; the kernel waits for it for some seconds at most.
  void write(std::vector<std::uint8_t> report);

  /// A read that waits, or the next one, returns at once. Any thread.
  void interrupt() { interrupt_.raise(); }

  [[nodiscard]] const DeviceIdentity& identity() const { return identity_; }

 private:
  DeviceIdentity identity_;
  IsWanted is_wanted_;
  printer::Descriptor file_;
  std::string node_;
  ReportDescriptor descriptor_;
  printer::Interrupt interrupt_;
};

}  // namespace drivers::hid
