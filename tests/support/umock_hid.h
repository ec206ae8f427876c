#pragma once
// A HID device on an emulated input system, as the kernel hands its reports over unread: the driver
// under test finds it in /sys/class/hidraw and reads its node, through umockdev's preloaded library
// (run the test under `umockdev-wrapper`). It can do what real ones do: say anything of itself,
// send reports of any length at any time, be plugged in elsewhere, have several nodes, belong to
// another program, vanish in the middle of a code.

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/support/sample_hid.h"
#include "tests/support/umock_input.h"
#include "tests/support/usb_model.h"

namespace tests::support {

class UmockHid {
 public:
  UmockHid(UmockInput& input, int number, Bytes descriptor, UmockIdentity identity = {});
  /// What the kernel makes of the model: its descriptor, its numbers and its serial number.
  UmockHid(UmockInput& input, int number, UsbModel& model);
  ~UmockHid();
  UmockHid(const UmockHid&) = delete;
  UmockHid& operator=(const UmockHid&) = delete;

  /// At the place with that number: /dev/hidraw<number>.
  void plug(int number);
  void unplug();

  /// A report as it is, whatever the descriptor says.
  void send(const Bytes& report);
  /// What the model has to say by now.
  void pass_on(UsbModel& model);
  /// A code as a scanner of `pos_scanner_descriptor` sends it: in pieces of 56 bytes.
  void scan(std::string_view code);
  /// The output report that was written last and not taken yet; empty when there is none. Take it
  /// before the driver reads: a pipe gives it back, where the kernel would not.
  Bytes take_output();
  /// Where its node is outside of the emulated machine: for another program that takes it.
  [[nodiscard]] std::string file() const;

 private:
  UmockInput& input_;
  Bytes descriptor_;
  UmockIdentity identity_;
  std::string node_;
  std::string place_;
  int line_ = -1;
};

/// A report of `pos_scanner_descriptor`: the piece, how many bytes of it count, and whether more
/// follow.
Bytes pos_report(std::string_view piece, std::uint8_t count, bool continued);

}  // namespace tests::support
