#pragma once
// A USB printer on an emulated bus: the program under test uses the real libusb, which reaches this
// model through umockdev's preloaded library (run the test under `umockdev-wrapper`). The test's
// thread calls everything here; umockdev calls the model from threads of its own.

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <umockdev.h>

struct usbdevfs_urb;

namespace tests::support {

enum class UsbPrinterKind : std::uint8_t { TwoWay, OneWay, IppOverUsb };

/// Whether another program, or the kernel, holds the interface.
enum class UsbClaim : std::uint8_t { Free, Taken };

class UmockUsbPrinter {
 public:
  explicit UmockUsbPrinter(UsbPrinterKind kind = UsbPrinterKind::TwoWay);
  ~UmockUsbPrinter();
  UmockUsbPrinter(const UmockUsbPrinter&) = delete;
  UmockUsbPrinter& operator=(const UmockUsbPrinter&) = delete;

  static constexpr std::uint16_t vendor = 0x04b8;
  static constexpr std::uint16_t product = 0x0e15;
  static constexpr const char* serial = "SN0001";

  void unplug();
  void plug();

  void stall_next_out();
  void stall_next_in();
  void stall_always();
  void hang();    // neither takes nor gives anything
  void resume();  // ends hang and stalls
  void set_claim(UsbClaim claim);
  void answer(const std::vector<std::uint8_t>& bytes);

  [[nodiscard]] std::vector<std::uint8_t> received();
  [[nodiscard]] int cleared_halts();

 private:
  struct Urb;
  static gboolean on_ioctl(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self);
  long handle(UMockdevIoctlClient* client, int& error);
  void submit(UMockdevIoctlData* argument);
  long discard(UMockdevIoctlData* argument, int& error);
  long reap(UMockdevIoctlData* argument, int& error);
  bool complete(Urb& urb);
  void complete_control(usbdevfs_urb& header, std::uint8_t* data);
  bool complete_bulk(usbdevfs_urb& header, std::uint8_t* data);
  [[nodiscard]] std::string description() const;

  UsbPrinterKind kind_;
  UMockdevTestbed* testbed_ = nullptr;
  UMockdevIoctlBase* handler_ = nullptr;
  std::mutex mutex_;
  std::deque<std::unique_ptr<Urb>> flying_;
  std::deque<std::unique_ptr<Urb>> ended_;
  std::deque<std::uint8_t> replies_;
  std::vector<std::uint8_t> received_;
  bool plugged_ = false;
  bool hanging_ = false;
  bool stall_out_ = false;
  bool stall_in_ = false;
  bool stall_always_ = false;
  UsbClaim claim_ = UsbClaim::Free;
  int cleared_halts_ = 0;
};

}  // namespace tests::support
