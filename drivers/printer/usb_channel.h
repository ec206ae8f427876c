#pragma once
// A printer of USB class 7 through libusb. Used by one worker thread.
//
// Identity: vendor and product number, optionally the serial number; or simply the first printer.
// Protocol: bulk OUT and bulk IN of the printer class. The kernel's usblp is detached while the
// channel is open and comes back afterwards; CUPS' usb backend wants the same device, so a printer
// belongs either to CUPS or to this channel, never to both. Failure: unplugged is Gone, and the
// next open() finds the device anew, whatever its address is then; a stalled pipe is cleared once
// and counts as Gone when it stays stalled. Access: the udev rule in config/udev. Tested with:
// libusb on umockdev's emulated device.

#include <optional>
#include <string>

#include "drivers/printer/channel.h"
#include "drivers/usb/usb_devices.h"

namespace drivers::printer {

struct UsbConfig {
  usb::DeviceFilter device;

  bool operator==(const UsbConfig&) const = default;
};

class UsbChannel final : public Channel {
 public:
  explicit UsbChannel(UsbConfig config);
  ~UsbChannel() override;
  UsbChannel(const UsbChannel&) = delete;
  UsbChannel& operator=(const UsbChannel&) = delete;

  std::expected<void, ChannelError> open(std::chrono::milliseconds limit) override;
  void close() override;
  bool is_open() const override;

  /// `accepted` after TimedOut counts only the transfers that ended well before it: what the
  /// printer took of the last one is unknown.
  WriteResult write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds limit) override;
  std::expected<std::vector<std::uint8_t>, ChannelError> read(
      std::chrono::milliseconds limit) override;

  /// True until a printer without an IN pipe has been opened.
  bool can_answer() const override;
  std::string describe() const override;

 private:
  std::expected<void, ChannelError> claim(const usb::PrinterDevice& found);

  UsbConfig config_;
  usb::Context context_;
  usb::Handle handle_;
  usb::PrinterInterface interface_{};  // of the printer opened last
  bool was_open_ = false;              // since the program started
  std::string serial_;
};

}  // namespace drivers::printer
