#pragma once
// A USB printer on an emulated bus: the program under test uses the real libusb, which reaches the
// device through umockdev's preloaded library (run the test under `umockdev-wrapper`). What the
// device says is the model's (usb_model.h); this is the kernel between the two: usbfs. The test's
// thread calls everything here; umockdev calls it from threads of its own.

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <umockdev.h>

#include "tests/support/usb_model.h"

struct usbdevfs_urb;

namespace tests::support {

/// Whether another program, or the kernel, holds the interface.
enum class UsbClaim : std::uint8_t { Free, Taken };

class UmockUsbPrinter {
 public:
  /// One that keeps what it gets and says what it is told, unless told otherwise.
  explicit UmockUsbPrinter(const std::string& model = "plain_printer");
  ~UmockUsbPrinter();
  UmockUsbPrinter(const UmockUsbPrinter&) = delete;
  UmockUsbPrinter& operator=(const UmockUsbPrinter&) = delete;

  static constexpr std::uint16_t vendor = 0x04b8;
  static constexpr std::uint16_t product = 0x0e15;
  static constexpr const char* serial = "SN0001";

  void unplug();
  void plug();

  /// An order to the model: "stall 1", "hang", "paper 0".
  std::string tell(const std::string& order);
  void set_claim(UsbClaim claim);

  /// Of a plain printer.
  void answer(const std::vector<std::uint8_t>& bytes);
  [[nodiscard]] std::vector<std::uint8_t> received();

  [[nodiscard]] int cleared_halts();

 private:
  struct Urb;
  static gboolean on_ioctl(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self);
  long handle(UMockdevIoctlClient* client, int& error);
  long clear_halt(UMockdevIoctlData* argument);
  void submit(UMockdevIoctlData* argument);
  long discard(UMockdevIoctlData* argument, int& error);
  long reap(UMockdevIoctlData* argument, int& error);
  bool complete(Urb& urb);
  [[nodiscard]] std::string description() const;

  UsbModel model_;
  std::vector<std::uint8_t> descriptors_;  // the device's and its configuration's
  UMockdevTestbed* testbed_ = nullptr;
  UMockdevIoctlBase* handler_ = nullptr;
  std::mutex mutex_;
  std::deque<std::unique_ptr<Urb>> flying_;
  std::deque<std::unique_ptr<Urb>> ended_;
  bool plugged_ = false;
  UsbClaim claim_ = UsbClaim::Free;
  int cleared_halts_ = 0;
};

}  // namespace tests::support
