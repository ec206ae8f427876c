#pragma once
// A device of tests/vm/usb, served by its own program: the fast tests and those on a real kernel
// meet the same descriptors, refusals and answers. Here the test is the host (USB/IP, as the
// kernel's vhci_hcd speaks it). One thread at a time.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace tests::support {

/// The eight bytes of a control request (USB 2.0, 9.3).
struct UsbSetup {
  std::uint8_t kind = 0;
  std::uint8_t request = 0;
  std::uint16_t value = 0;
  std::uint16_t index = 0;
  std::uint16_t length = 0;
};

struct UsbTransfer {
  std::uint8_t endpoint = 0;  // 0x80 and above: to the host
  UsbSetup setup;             // of endpoint 0
  std::vector<std::uint8_t> data;
  std::uint32_t most_bytes = 0;  // to the host
};

struct UsbCompletion {
  int status = 0;  // 0, or a negative errno
  std::uint32_t length_bytes = 0;
  std::vector<std::uint8_t> data;  // to the host
};

/// Where the program is not there, does not answer within 10 s or does not know an order, the test
/// is aborted.
class UsbModel {
 public:
  /// `model` as tests/vm/usb_device.py takes it: "printer,serial=X".
  explicit UsbModel(const std::string& model);
  ~UsbModel();
  UsbModel(const UsbModel&) = delete;
  UsbModel& operator=(const UsbModel&) = delete;

  /// An order, and what it says to it.
  std::string tell(const std::string& order);

  void connect();
  void disconnect();
  /// The device has pulled itself out ("after 8000 unplug"): nothing ends any more.
  [[nodiscard]] bool is_gone() const { return is_gone_; }

  /// Gives the number by which it ends or is cancelled.
  std::uint32_t submit(const UsbTransfer& transfer);
  /// Nothing while the device has not finished it. Never waits.
  std::optional<UsbCompletion> completion(std::uint32_t number);
  /// False when it had ended; its completion is then there.
  bool cancel(std::uint32_t number);
  /// Waits for its end.
  UsbCompletion control(const UsbSetup& setup);

  // Kinds of descriptors (USB 2.0, table 9-5; HID 1.11, 7.1).
  static constexpr std::uint8_t device = 1;
  static constexpr std::uint8_t configuration = 2;  // with its interfaces and endpoints
  static constexpr std::uint8_t string = 3;
  static constexpr std::uint8_t hid_report = 0x22;  // of interface 0
  std::vector<std::uint8_t> descriptor(std::uint8_t kind, std::uint8_t index = 0);
  /// What an interrupt endpoint has to say by now.
  std::vector<std::vector<std::uint8_t>> reports(std::uint8_t endpoint);

 private:
  void send(const std::vector<std::uint8_t>& bytes);
  void receive(int timeout_ms);
  bool take_answer();
  UsbCompletion wait_for(std::uint32_t number);

  std::string folder_;
  pid_t process_ = -1;
  int host_ = -1;
  bool is_gone_ = false;
  std::uint32_t next_ = 1;
  std::set<std::uint32_t> to_host_;  // numbers whose answers carry data
  std::vector<std::uint8_t> received_;
  std::map<std::uint32_t, UsbCompletion> ended_;
  std::map<std::uint32_t, int> cancelled_;  // by the number of the request, with its status
  std::optional<std::uint32_t> asked_for_report_;
};

}  // namespace tests::support
