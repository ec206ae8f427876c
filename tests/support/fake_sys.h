#pragma once
// A folder that looks like /sys of a machine with USB devices.

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace tests {

struct FakeUsbDevice {
  std::string port;
  std::string vendor;
  std::string product;
  std::string serial;
  std::string name;
  std::vector<std::string> interfaces;  // `03:01:01`
  std::string node = {};                // of its first interface: `tty/ttyACM0`, `usbmisc/lp0`
};

class FakeSys {
 public:
  explicit FakeSys(const std::vector<FakeUsbDevice>& devices) {
    for (const auto& device : devices) add(device);
  }

  [[nodiscard]] std::string path() const { return folder_.path(); }

 private:
  /// As the kernel has it: devices inside each other, and links to them by bus and class.
  void add(const FakeUsbDevice& device) {
    namespace fs = std::filesystem;
    const fs::path sys = folder_.path();
    const auto own = sys / "devices/pci0" / device.port;
    put(own / "idVendor", device.vendor);
    put(own / "idProduct", device.product);
    if (!device.serial.empty()) put(own / "serial", device.serial);
    put(own / "product", device.name);
    for (std::size_t i = 0; i < device.interfaces.size(); ++i) {
      const auto& numbers = device.interfaces[i];
      const auto interface = own / (device.port + ":1." + std::to_string(i));
      put(interface / "bInterfaceClass", numbers.substr(0, 2));
      put(interface / "bInterfaceSubClass", numbers.substr(3, 2));
      put(interface / "bInterfaceProtocol", numbers.substr(6, 2));
      link(sys / "bus/usb/devices" / interface.filename(), interface);
    }
    link(sys / "bus/usb/devices" / device.port, own);
    if (!device.node.empty()) {
      link(sys / "class" / device.node / "device", own / (device.port + ":1.0"));
    }
  }

  static void put(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    write_file(file, text + "\n");
  }

  static void link(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::create_directories(from.parent_path());
    std::filesystem::create_symlink(to, from);
  }

  TemporaryFolder folder_;
};

}  // namespace tests
